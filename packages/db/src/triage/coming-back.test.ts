import type { ContactId, Disposition, Lane, MessageId, UserId } from "@holdfast/case-schema";
import { Lane as Lanes, laneNumber } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Arrival } from "../intake/arrival.ts";
import { DEFAULT_SETTINGS } from "../settings/settings.ts";
import { rawClient } from "../testing/raw-client.ts";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana", "administrator");
});
afterAll(async () => store.close());

async function rowOf(id: ContactId) {
  const opened = await store.contacts.contact(id);
  if (opened === null) throw new Error("no such contact");
  return opened.row;
}
const versionOf = async (id: ContactId): Promise<number> => (await rowOf(id)).version;
async function write(threadKey: string, given: Partial<Arrival> = {}): Promise<ContactId> {
  return (await store.intake.arrive(sampleArrival({ threadKey, ...given }))).contactId;
}
async function claim(id: ContactId): Promise<void> {
  await store.moves.move(id, dana, await versionOf(id), { kind: "claim" });
}
async function close(id: ContactId, disposition: Disposition): Promise<void> {
  await store.moves.move(id, dana, await versionOf(id), { kind: "close", disposition });
}
async function answer(contactId: ContactId): Promise<void> {
  const messageId = crypto.randomUUID() as MessageId;
  await store.answers.answer({
    check: () => null,
    contactId,
    messageId,
    by: dana,
    text: "Here.",
    delayMs: 0,
    validForMs: null,
  });
}

/** A contact that ended so long ago, and what the next message of its thread finds. */
async function comesBack(
  ended: { readonly disposition: Disposition; readonly answered?: boolean; readonly lane?: Lane },
  afterMs: number,
  given: Partial<Arrival> = {},
) {
  const threadKey = crypto.randomUUID();
  const id = await write(threadKey);
  if (ended.lane !== undefined)
    await store.triage.triage(id, dana, 1, {
      lane: ended.lane,
      speaker: null,
      language: null,
      targetMs: 900_000,
      dangerTargetMs: 20_000,
    });
  await claim(id);
  if (ended.answered === true) await answer(id);
  await close(id, ended.disposition);
  now += afterMs;
  return rowOf(await write(threadKey, given));
}

describe("whoever comes back", () => {
  it.each([
    ["dropped_danger", 2 * MINUTE, "crisis", "fact:after_drop"],
    ["dropped_danger", 29 * DAY, "crisis", "fact:after_drop"],
    ["dropped_unknown", 29 * DAY, "crisis", "fact:after_drop"],
    ["dropped_danger", 30 * DAY, null, null],
    ["silent", 10 * MINUTE - 1, "crisis", "fact:repeat_try"],
    ["silent", 10 * MINUTE, null, null],
  ] as const)(
    "[DB160] after %s, %i ms ago, is raised to %s by %s",
    async (disposition, afterMs, lane, reason) => {
      // Both ways of coming back: reopened, and with a contact of its own that follows.
      for (const reopenWithinMs of [60 * DAY, 1]) {
        const row = await comesBack({ disposition }, afterMs, { reopenWithinMs });
        expect(row).toMatchObject({ lane, laneReason: reason, status: "waiting" });
      }
    },
  );

  it("[DB160] is not raised when somebody had answered: a thank-you is no second try", async () => {
    const row = await comesBack({ disposition: "information", answered: true }, MINUTE);
    expect(row).toMatchObject({ lane: null, laneReason: null });
  });

  it("[DB160] is raised when all that was answered never left: nobody has heard from us", async () => {
    const threadKey = crypto.randomUUID();
    const id = await write(threadKey);
    await claim(id);
    await answer(id);
    await store.moves.move(id, dana, await versionOf(id), { kind: "return" });
    await claim(id);
    await close(id, "silent");
    now += MINUTE;
    expect(await rowOf(await write(threadKey))).toMatchObject({ laneReason: "fact:repeat_try" });
  });

  it("[DB160] is owed an answer as soon as danger is, by the setting, and told in one event", async () => {
    const from = await store.log.head();
    const row = await comesBack({ disposition: "dropped_unknown" }, MINUTE);
    expect(row.dueAt).toBe(now + DEFAULT_SETTINGS.targets.danger);
    const { events } = await store.log.tail(from, 100);
    const told = events.flatMap(({ payload }) => (payload as { row?: object | null }).row ?? []);
    expect(told.at(-1)).toMatchObject({ version: row.version, laneReason: "fact:after_drop" });
    expect(told.filter((one) => "version" in one && one.version === row.version)).toHaveLength(1);
    await store.settings.change("targets", { ...DEFAULT_SETTINGS.targets, danger: 7_000 }, dana);
    expect((await comesBack({ disposition: "dropped_unknown" }, MINUTE)).dueAt).toBe(now + 7_000);
  });

  it("[DB160] is raised by one lane, never lowered, and never to a life threat, whatever a colleague had found", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Lanes.options),
        fc.constantFrom<Disposition>("dropped_danger", "dropped_unknown", "silent", "information"),
        fc.oneof(fc.integer({ min: 0, max: 20 * MINUTE }), fc.integer({ min: 0, max: 40 * DAY })),
        async (lane, disposition, afterMs) => {
          const row = await comesBack({ disposition, lane }, afterMs, { reopenWithinMs: 60 * DAY });
          const before = laneNumber(lane);
          const broke = disposition.startsWith("dropped") && afterMs < 30 * DAY;
          const again = !disposition.startsWith("dropped") && afterMs < 10 * MINUTE;
          const isRaised = before > laneNumber("crisis") && (broke || again);
          const to = broke && disposition === "dropped_danger" ? laneNumber("crisis") : before - 1;
          expect([laneNumber(row.lane), row.laneReason]).toEqual(
            isRaised ? [to, broke ? "fact:after_drop" : "fact:repeat_try"] : [before, "staff"],
          );
        },
      ),
      { numRuns: rounds(25) },
    );
  });

  it("[DB160] stands where their own words put them, when those are more pressing", async () => {
    const row = await comesBack({ disposition: "dropped_unknown" }, MINUTE, {
      raise: { lane: "life_threat", reason: "words:danger-en:0:kill-me" },
    });
    expect(row).toMatchObject({ lane: "life_threat", laneReason: "words:danger-en:0:kill-me" });
  });

  it("[DB161] [DB111] is recorded as raised by nobody, at that version", async () => {
    const row = await comesBack({ disposition: "dropped_danger" }, MINUTE);
    const recorded = await store.prisma.triage.findMany({ where: { contactId: row.id } });
    expect(recorded).toMatchObject([
      { version: row.version, byId: null, lane: "crisis", laneReason: "fact:after_drop" },
    ]);
  });
});

it("[DB162] what was read stays recorded, whatever statement wants otherwise", async () => {
  const id = await write(crypto.randomUUID());
  await store.triage.firstWords([id], dana);
  const client = await rawClient(store.connection);
  for (const sql of ["delete from content_read", "update content_read set at = now()"])
    await expect(client.query(sql)).rejects.toMatchObject({ constraint: "only_added" });
  await expect(
    client.query("insert into content_read (contact_id, by_id, version, at) values ($1, $2, 0, now())", [
      id,
      dana,
    ]),
  ).rejects.toMatchObject({ constraint: "content_read_version_check" });
  await client.end();
});
