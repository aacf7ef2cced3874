import { TellingWay } from "@holdfast/case-schema";
import type { ReachRecord } from "@holdfast/db";
import { expect, it } from "vitest";
import { mayTell } from "./may-tell.ts";
import { agreed, MINUTE, NOW, record } from "./testing/sample-record.ts";

const CALLS = agreed({ ways: [{ way: "call", when: "any_time", alias: null, mayLeaveVoicemail: false }] });
const DANGER = [{ kind: "danger_word", at: NOW - MINUTE }] as const;

async function ways(rest: Partial<ReachRecord> | null): Promise<readonly TellingWay[]> {
  const known = rest === null ? null : record(rest);
  const store = {
    reach: { record: async () => known },
    calls: { lastWithPerson: async () => null, parties: { ofContact: async () => [] } },
  };
  const may = await mayTell(record({}).contactId, { store, channels: [], clock: () => NOW });
  return TellingWay.options.filter(may);
}

it.each<readonly [string, Partial<ReachRecord> | null, readonly TellingWay[]]>([
  ["nobody knows anything of them", null, ["in_person", "waits"]],
  ["they just wrote", {}, ["message", "in_person", "waits"]],
  ["danger holds, though they just wrote", { danger: DANGER }, ["in_person", "waits"]],
  [
    "they agreed to calls and rang",
    { medium: "voice", conversation: [], preference: CALLS },
    ["call", "in_person", "waits"],
  ],
  [
    "they agreed to calls, and danger holds",
    { medium: "voice", conversation: [], preference: CALLS, danger: DANGER },
    ["in_person", "waits"],
  ],
  ["they rang and nobody asked them", { medium: "voice", conversation: [] }, ["in_person", "waits"]],
])("[G313] tells nobody of a breach where they may not be reached: %s", async (_who, rest, expected) => {
  expect(await ways(rest)).toEqual(expected);
});
