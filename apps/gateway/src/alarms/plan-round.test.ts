import { UserId } from "@holdfast/case-schema";
import type { AlarmCauseFound, AlarmFacts, StoredAlarmWay } from "@holdfast/db";
import { describe, expect, it } from "vitest";
import { planRound } from "./plan-round.ts";

const MINUTE = 60_000;
const LEE = UserId.parse("01890000-0000-7000-8000-000000000001");
const DOWN: AlarmCauseFound = { kind: "channel_down", thing: "sms", since: 0 };
const facts = (given: Partial<AlarmFacts>): AlarmFacts => ({
  now: 10 * MINUTE,
  causes: [],
  standing: [],
  ended: [],
  told: [],
  onCall: [{ duty: "lead", who: LEE, ways: ["email", "text"] }],
  ...given,
});
const plan = (given: Partial<AlarmFacts>, open: readonly StoredAlarmWay[] = ["text"]) => {
  let nth = 0;
  return planRound(facts(given), { open: new Set(open), newId: () => `new-${(nth += 1)}` });
};

describe("a round of alarms", () => {
  it("[G631] begins what has held for long enough, and tells it by the ways that the house has", () => {
    expect(plan({ causes: [DOWN] })).toEqual({
      begin: [{ ...DOWN, id: "new-1" }],
      end: [],
      tell: [{ id: "new-2", alarmId: "new-1", duty: "lead", who: LEE, way: "text" }],
    });
    expect(plan({ causes: [{ ...DOWN, since: 6 * MINUTE }] })).toEqual({ begin: [], end: [], tell: [] });
    expect(plan({ causes: [DOWN] }, []).tell).toEqual([]);
  });

  it("[G631] ends what holds no more, and says nothing anew of what stands", () => {
    const standing = [{ ...DOWN, id: "old", isAcknowledged: false }];
    const told = [
      { ...DOWN, duty: "lead" as const, who: LEE, way: "text" as const, at: 9 * MINUTE, hasFailed: false },
    ];
    expect(plan({ standing, told, causes: [DOWN] })).toEqual({ begin: [], end: [], tell: [] });
    expect(plan({ standing, told })).toEqual({ begin: [], end: ["old"], tell: [] });
  });

  it("[G631] counts what ended and holds again from its end", () => {
    const ended = [{ ...DOWN, since: 8 * MINUTE }];
    expect(plan({ causes: [DOWN], ended }).begin).toEqual([]);
    expect(plan({ causes: [DOWN], ended, now: 13 * MINUTE }).begin).toEqual([
      { ...DOWN, since: 8 * MINUTE, id: "new-1" },
    ]);
  });

  it("[G631] tells nobody of what somebody sees to", () => {
    const standing = [{ ...DOWN, id: "old", isAcknowledged: true }];
    expect(plan({ standing, causes: [DOWN] })).toEqual({ begin: [], end: [], tell: [] });
  });

  it("[G631] ends the queue's alarm once somebody sees to those who waited, and tells of whoever waits since for as long", () => {
    const queue: AlarmCauseFound = { kind: "waiting_too_long", thing: "queue", since: 9 * MINUTE };
    const standing = [{ ...queue, since: 0, id: "old", isAcknowledged: true }];
    expect(plan({ standing, causes: [queue] })).toEqual({ begin: [], end: ["old"], tell: [] });
    const ended = [{ ...queue, since: 10 * MINUTE }];
    expect(plan({ ended, causes: [queue], now: 13 * MINUTE - 1 }).begin).toEqual([]);
    expect(plan({ ended, causes: [queue], now: 13 * MINUTE })).toMatchObject({
      begin: [{ ...queue, id: "new-1" }],
      tell: [{ who: LEE }],
    });
  });

  it("[G680] ends the queue's alarm once nobody is owed an answer for longer than anybody may be, whoever waits still", () => {
    const queue: AlarmCauseFound = { kind: "waiting_too_long", thing: "queue", since: 0 };
    const standing = [{ ...queue, id: "old", isAcknowledged: false }];
    // What is not seen to stands, whoever of them waits the longest by now.
    expect(plan({ standing, causes: [{ ...queue, since: MINUTE }], now: 5 * MINUTE }).end).toEqual([]);
    expect(plan({ standing, causes: [{ ...queue, since: MINUTE + 1 }], now: 5 * MINUTE })).toEqual({
      begin: [],
      end: ["old"],
      tell: [],
    });
  });
});
