import type { ContactId, FollowUpId, UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  sampleArrival,
  sampleFollowUp,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

const MINUTE = 60_000;
let now = 1_800_000_000_000;
/** Two gateways of one database. */
let gateways: readonly [TestStore, TestStore];
let dana: UserId;
beforeAll(async () => {
  const store = await testStore({ clock: () => now });
  gateways = [store, await testStore({ connection: store.connection, clock: () => now })];
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => {
  await gateways[1].close();
  await gateways[0].close();
});

/** What can happen to one that is due at ten minutes, until thirty. */
type Step =
  | { readonly kind: "look"; readonly gateway: 0 | 1 }
  | { readonly kind: "look_together" }
  | { readonly kind: "killed" }
  | { readonly kind: "pass" | "step"; readonly minutes: number }
  | { readonly kind: "close" | "write" };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("look" as const), gateway: fc.constantFrom(0 as const, 1 as const) }),
  fc.constantFrom({ kind: "look_together" } as const, { kind: "killed" } as const),
  fc.record({ kind: fc.constant("pass" as const), minutes: fc.integer({ min: 0, max: 15 }) }),
  fc.record({ kind: fc.constant("step" as const), minutes: fc.integer({ min: -20, max: 5 }) }),
  fc.constantFrom({ kind: "close" } as const, { kind: "write" } as const),
);

const look = async (gateway: TestStore): Promise<void> => {
  const ids = await gateway.followUps.atTheirTime(now, 100);
  await Promise.all(ids.map(async (each) => gateway.followUps.fire(each, now)));
};

/** A gateway that dies between firing and its commit. */
async function killedWhileFiring(id: FollowUpId): Promise<void> {
  const raw = await rawClient(gateways[0].connection);
  await raw.query("begin");
  await raw.query("select fire_follow_up($1, $2)", [id, now]);
  await raw.end();
}

async function close(id: ContactId): Promise<void> {
  const { version = 0 } = (await gateways[0].contacts.contact(id))?.row ?? {};
  await gateways[0].moves.move(id, dana, version, { kind: "close", disposition: "callback_agreed" });
}

async function take(
  each: Step,
  at: { readonly id: FollowUpId; readonly contactId: ContactId; threadKey: string },
) {
  switch (each.kind) {
    case "look":
      return look(gateways[each.gateway]);
    case "look_together":
      return void (await Promise.all([...gateways, ...gateways].map(look)));
    case "killed":
      return killedWhileFiring(at.id);
    case "pass":
    case "step":
      now += each.minutes * MINUTE;
      return look(gateways[0]);
    case "close":
      return close(at.contactId);
    case "write":
      return void (await gateways[0].intake.arrive(sampleArrival({ threadKey: at.threadKey })));
  }
}

it("[DB243] [DB245] fires once, within its time, whatever happens in whatever order, and is never lost", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 14 }),
      fc.constantFrom("they_text" as const, "we_text" as const),
      async (steps, way) => {
        const [store] = gateways;
        const threadKey = crypto.randomUUID();
        const contactId = await sampleHeld(store, dana, { threadKey });
        const [dueAt, until] = [now + 10 * MINUTE, now + 30 * MINUTE];
        const { id } = await sampleFollowUp(store, contactId, dana, { dueAt, until, way });
        for (const each of steps) await take(each, { id, contactId, threadKey });
        const begun = await store.prisma.followUp.findUniqueOrThrow({ where: { id } });
        // By the clock as it now stands: nothing that its time has come for is left undone.
        expect(now >= dueAt && begun.state === "planned").toBe(false);
        now = Math.max(now, until);
        for (const gateway of gateways) await look(gateway);
        const changes = await store.prisma.followUpChange.findMany({
          where: { followUpId: id },
          orderBy: { version: "asc" },
        });
        const kinds = changes.map(({ kind }) => kind);
        expect(kinds.slice(0, -1)).toEqual(kinds.length === 2 ? ["agreed"] : ["agreed", "due"]);
        expect(["arrived", "expired"]).toContain(kinds.at(-1));
        const fired = changes.filter(({ kind }) => kind === "due").map(({ at }) => at.getTime());
        expect(fired.filter((at) => at < dueAt || at >= until)).toEqual([]);
        await close(contactId);
      },
    ),
    { numRuns: rounds(40) },
  );
});
