import { ContactId } from "@holdfast/case-schema";
import type { DueFollowUp, LiftAskStore, ReachRecord } from "@holdfast/db";
import { expect, it, vi } from "vitest";
import { liftAskChore } from "./lift-ask-chore.ts";
import { agreed, MINUTE, NOW, record } from "./testing/sample-record.ts";

/** Looks once at what is asked in a contact of these facts, and says how many it ended and of which version. */
async function looked(facts: Partial<ReachRecord>, due: readonly DueFollowUp[] = [], isLate = false) {
  const one = record(facts);
  const overtaken = vi.fn<LiftAskStore["overtaken"]>(async () => !isLate);
  const store = {
    liftAsks: { open: async () => [{ contactId: one.contactId, version: one.version - 1 }], overtaken },
    reach: { record: async () => one },
    followUps: { dueIn: async () => due },
  };
  const ended = await liftAskChore(store, [], () => NOW).run();
  return { ended, calls: overtaken.mock.calls.map(([, version]) => version) };
}

const expired = { conversation: [], preference: agreed({ validUntil: NOW - 1 }) };

it("[G213] leaves what a lead may lift still, in the conversation or for what is due", async () => {
  expect(await looked(expired)).toEqual({ ended: 0, calls: [] });
  const due = { agreedAt: 0, from: NOW - MINUTE, until: NOW + MINUTE, isBegun: false };
  const wrote = { preference: expired.preference };
  expect(await looked(wrote, [{ id: "f" as DueFollowUp["id"], ...due }])).toEqual({ ended: 0, calls: [] });
});

it.each<[string, Partial<ReachRecord>]>([
  ["they wrote", { preference: expired.preference }],
  ["they agreed anew", { conversation: [], preference: agreed() }],
  ["they want no contact", { ...expired, neverSince: NOW - 1 }],
  ["danger began", { ...expired, danger: [{ kind: "danger_word", at: NOW - 1 }] }],
])("[G213] ends it once %s, at the version at which it was looked at", async (_name, facts) => {
  expect(await looked(facts)).toEqual({ ended: 1, calls: [7] });
});

it("[G213] counts nothing that changed while it was looked at", async () => {
  expect(await looked({ preference: agreed() }, [], true)).toEqual({ ended: 0, calls: [7] });
});

it("[G213] looks at the others where one cannot be looked at, and says so", async () => {
  const ids = ["a1", "a2"].map((end) => ContactId.parse(`00000000-0000-7000-9000-0000000000${end}`));
  const overtaken = vi.fn<LiftAskStore["overtaken"]>(async () => true);
  const store = {
    liftAsks: { open: async () => ids.map((contactId) => ({ contactId, version: 1 })), overtaken },
    reach: { record: async (id: ContactId) => (id === ids[0] ? null : record({ preference: agreed() })) },
    followUps: { dueIn: async () => [] },
  };
  await expect(liftAskChore(store, [], () => NOW).run()).rejects.toThrow("is asked of a contact");
  expect(overtaken.mock.calls.map(([id]) => id)).toEqual([ids[1]]);
});
