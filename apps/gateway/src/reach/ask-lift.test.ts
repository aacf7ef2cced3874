import type { LiftAsked, LiftAskStore, ReachRecord } from "@holdfast/db";
import { expect, it, vi } from "vitest";
import { askLift } from "./ask-lift.ts";
import { agreed, NOW, record } from "./testing/sample-record.ts";

const DANA = record().holderId!;
const expired = { conversation: [], preference: agreed({ validUntil: NOW - 1 }) };

/** Asks of a contact that is read as these records one after another, and is at the last from then on. */
async function asked(facts: Partial<ReachRecord>, answers: readonly LiftAsked["kind"][]) {
  let version = 7;
  const left = [...answers];
  const ask = vi.fn<LiftAskStore["ask"]>(async ({ seenVersion }) =>
    left.shift() === "asked" ? { kind: "asked", version: seenVersion + 1, at: NOW } : { kind: "moved" },
  );
  const store = {
    reach: { record: async () => record({ ...facts, version: version++ }) },
    followUps: { dueIn: async () => [] },
    liftAsks: { ask },
  };
  const { contactId } = record();
  const parts = { store, channels: [], identity: { userId: DANA }, clock: () => NOW };
  const outcome = await askLift(contactId, "They asked.", parts);
  return { outcome, seen: ask.mock.calls.map(([{ seenVersion }]) => seenVersion) };
}

it("[G212] looks anew at the locks of a contact that changed meanwhile, and asks of that version", async () => {
  expect(await asked(expired, ["moved", "moved", "asked"])).toEqual({
    outcome: { kind: "asked", version: 10, at: NOW },
    seen: [7, 8, 9],
  });
});

it("[G212] asks for nothing where it changes again and again, and says so", async () => {
  const { outcome, seen } = await asked(expired, []);
  expect(outcome).toEqual({ kind: "moved", version: seen.at(-1) });
});

it("[G212] asks for nothing where a lead's word would open nothing", async () => {
  expect(await asked({ preference: agreed() }, ["asked"])).toEqual({
    outcome: { kind: "nothing_to_lift" },
    seen: [],
  });
});
