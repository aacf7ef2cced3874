import type { CallParty, CallWithPerson, ReachRecord } from "@holdfast/db";
import { describe, expect, it } from "vitest";
import { mayCall } from "./may-call.ts";
import { agreed, MINUTE, NOW, record } from "./testing/sample-record.ts";

const CALLS = agreed({ ways: [{ way: "call", when: "any_time", alias: null, mayLeaveVoicemail: false }] });
const EXPIRED = agreed({ ...CALLS, validUntil: NOW - 1 });
const LIFT = { locks: ["preference_expired"], at: NOW - MINUTE, isUsed: false, usedBy: null } as const;
const LOST = { direction: "in", end: "lost", endedAt: NOW - MINUTE, rangSince: false } as const;
const CALL_ONCE = { ...CALLS, whenDropped: "call_once" } as const;

interface Known {
  readonly rest: Partial<ReachRecord>;
  readonly last?: CallWithPerson | null;
  readonly rang?: number;
}

async function may({ rest, last = null, rang = 0 }: Known): Promise<boolean> {
  const known = record({ medium: "voice", conversation: [], ...rest });
  const person = { role: "person", dialledAt: NOW } as CallParty;
  const store = {
    reach: { record: async () => known },
    calls: {
      lastWithPerson: async () => last,
      parties: { ofContact: async () => Array.from({ length: rang }, () => person) },
    },
  };
  return mayCall(known.contactId, { store, clock: () => NOW });
}

describe("whether somebody may be called", () => {
  it.each<readonly [string, Known, boolean]>([
    ["where they agreed to calls", { rest: { preference: CALLS } }, true],
    ["not where nobody was asked", { rest: {} }, false],
    ["not by another way than they agreed to", { rest: { preference: agreed() } }, false],
    ["not once it has expired", { rest: { preference: EXPIRED } }, false],
    [
      "not by a lead's word, which is for one neutral message",
      { rest: { preference: EXPIRED, lift: LIFT } },
      false,
    ],
    [
      "not while danger holds",
      { rest: { preference: CALLS, danger: [{ kind: "danger_word", at: NOW - MINUTE }] } },
      false,
    ],
  ])("[G242] %s", async (_name, known, is) => {
    expect(await may(known)).toBe(is);
  });

  it.each<readonly [string, Known, boolean]>([
    ["not where they are to come back", { rest: { preference: CALLS }, last: LOST }, false],
    ["once where they asked for that", { rest: { preference: CALL_ONCE }, last: LOST }, true],
    ["and not again", { rest: { preference: CALL_ONCE }, last: LOST, rang: 1 }, false],
    [
      "again once they rang since",
      { rest: { preference: CALLS }, last: { ...LOST, rangSince: true }, rang: 1 },
      true,
    ],
    [
      "again after they hung up",
      { rest: { preference: CALLS }, last: { ...LOST, end: "hung_up" }, rang: 3 },
      true,
    ],
    [
      "again after they wrote",
      {
        rest: { preference: CALLS, conversation: [{ kind: "heard", entry: 9, at: NOW, saidAt: null }] },
        last: LOST,
      },
      true,
    ],
  ])("[G246] after a line that was lost %s", async (_name, known, is) => {
    expect(await may(known)).toBe(is);
  });
});
