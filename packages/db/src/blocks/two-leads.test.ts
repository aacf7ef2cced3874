import type { ContactId, UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let now = 1_800_000_000_000;
let store: TestStore;
let leads: readonly UserId[];
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  leads = [await sampleStaff(store, "Lee", "shift_lead"), await sampleStaff(store, "Ray", "shift_lead")];
});
afterAll(async () => store.close());

/** What the leads said of a thread, told once more without a database. */
interface Model {
  until: number;
  longer: { until: number; by: number; lookedAt: number | null } | null;
}

const step = fc.record({
  deed: fc.constantFrom("set", "set_longer", "propose", "agree", "review", "lift"),
  lead: fc.integer({ min: 0, max: 1 }),
  hours: fc.oneof(
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ min: 0, max: 900 }),
    fc.integer({ min: -3, max: 0 }),
  ),
});

const endOf = ({ until, longer }: Model): number =>
  longer === null || longer.lookedAt === null ? until : Math.min(longer.until, longer.lookedAt + 30 * DAY_MS);

/** What a deed makes of the model, as the rules say it. */
function does(model: Model | null, { deed, lead }: { deed: string; lead: number }): Model | null {
  if (model === null || endOf(model) <= now) {
    if (!deed.startsWith("set")) return null;
    const longer = deed === "set" ? null : { until: now + 60 * DAY_MS, by: lead, lookedAt: null };
    return { until: now + DAY_MS, longer };
  }
  const { longer } = model;
  if (deed === "lift") return null;
  if (deed === "propose" && longer === null)
    return { ...model, longer: { until: model.until + 40 * DAY_MS, by: lead, lookedAt: null } };
  if (longer === null) return model;
  if (deed === "agree" && longer.lookedAt === null && longer.by !== lead)
    return { ...model, longer: { ...longer, lookedAt: now } };
  if (deed === "review" && longer.lookedAt !== null)
    return { ...model, longer: { ...longer, lookedAt: Math.max(longer.lookedAt, now) } };
  return model;
}

async function act(contactId: ContactId, { deed, lead }: { deed: string; lead: number }): Promise<void> {
  const by = leads[lead] as UserId;
  if (deed.startsWith("set")) {
    const expectedVersion = (await store.contacts.contact(contactId))?.row.version ?? 0;
    const proposedMs = deed === "set" ? null : 60 * DAY_MS;
    const terms = { heldMs: DAY_MS, proposedMs, reason: "prank", why: "Laughs" } as const;
    await store.blocks.set({ contactId, by, expectedVersion, ...terms });
    return;
  }
  const block = (await store.blocks.list()).find(({ row, ended }) => row.id === contactId && ended === null);
  if (block === undefined) return;
  if (deed === "propose") await store.blocks.change(block.id, by, { kind: deed, longerMs: 41 * DAY_MS });
  else await store.blocks.change(block.id, by, { kind: deed as "agree" | "review" | "lift" });
}

it("[DB250] [DB252] whatever two leads do in any order, with any clock, a thread is blocked exactly as long as both their words reach", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      now += 400 * DAY_MS;
      await store.blocks.endPast();
      const { contactId } = await store.intake.arrive(sampleArrival());
      let model: Model | null = null;
      for (const each of steps) {
        model = does(model, each);
        await act(contactId, each);
        const { block } = await store.blocks.standing(contactId);
        expect(block?.endsAt ?? null).toBe(model === null ? null : endOf(model));
        now += each.hours * HOUR_MS;
      }
    }),
    { numRuns: rounds(25) },
  );
});
