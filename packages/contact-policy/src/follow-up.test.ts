import type { ReachLock } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { mayReach } from "./may-reach.ts";
import type { ReachDecision } from "./reach-decision.ts";
import type { ReachFacts } from "./reach-facts.ts";
import {
  agreed,
  conversation,
  facts,
  IN_DANGER,
  MINUTE,
  NEVER,
  stopped,
  T0,
} from "./testing/sample-facts.ts";

const owed = conversation(["heard", 1]);
const locked = conversation(["heard", 21], ["left", 20]);
const ask = (rest: Partial<ReachFacts>, at: number): ReachDecision => mayReach(facts(rest), at);
const locksOf = (decision: ReachDecision): readonly ReachLock[] =>
  decision.outcome === "locked" ? decision.locks.map(({ name }) => name) : [];

describe("a follow-up", () => {
  const due = { kind: "follow_up", agreedAt: T0 - 30 * MINUTE, from: T0, until: T0 + 30 * MINUTE } as const;
  const follow = (rest: Partial<ReachFacts>, at = T0): ReachDecision =>
    ask({ purpose: { ...due, isBegun: false }, preference: agreed(), ...rest }, at);

  it("[CP82] is sent when it is due and until its time is over, to the millisecond", () => {
    expect([T0 - 1, T0, T0 + 30 * MINUTE - 1, T0 + 30 * MINUTE].map((at) => follow({}, at).outcome)).toEqual([
      "locked",
      "allowed",
      "allowed",
      "locked",
    ]);
    expect(follow({}, T0 - 1)).toMatchObject({
      locks: [{ until: T0, ways: ["wait_until_due"] }],
      changesAt: T0,
    });
  });

  it("[CP82] is held by every lock of that moment", () => {
    expect(locksOf(follow({ preference: NEVER }))).toEqual(["never_contact"]);
    expect(locksOf(follow({ preference: null }))).toEqual(["not_asked"]);
    expect(locksOf(follow({ danger: IN_DANGER }))).toEqual(["danger_word"]);
    expect(locksOf(follow({ optOut: stopped(true), conversation: owed }))).toEqual(["opted_out"]);
    expect(locksOf(follow({ preference: agreed({ validUntil: T0 }) }))).toEqual(["preference_expired"]);
  });

  it("[CP83] asked for before the silence locked, may be begun in spite of it, once", () => {
    expect(locksOf(follow({ conversation: locked }))).toEqual([]);
    expect(locksOf(follow({ conversation: locked, purpose: { ...due, isBegun: true } }))).toEqual([
      "silence",
    ]);
    const tooLate = { ...due, agreedAt: T0 - 5 * MINUTE, isBegun: false };
    expect(locksOf(follow({ conversation: locked, purpose: tooLate }))).toEqual(["silence"]);
    expect(locksOf(follow({ conversation: locked }, T0 - 1))).toEqual(["silence", "follow_up_not_due"]);
  });
});
