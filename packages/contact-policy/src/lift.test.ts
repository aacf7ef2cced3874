import { describe, expect, it } from "vitest";
import { isLiftable, LIFT_MS, LIFTABLE } from "./lift.ts";
import { mayReach } from "./may-reach.ts";
import type { LiftableLock, ReachFacts } from "./reach-facts.ts";
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

const expired = agreed({ validUntil: T0 - MINUTE });
const closed = agreed({
  ways: [{ way: "text", when: [{ days: ["sun"], from: "10:00", until: "11:00" }], mayLeaveVoicemail: false }],
});
const lift = (locks: readonly LiftableLock[] = LIFTABLE): ReachFacts["lift"] => ({
  locks,
  at: T0,
  isUsed: false,
});
const check = (rest: Partial<ReachFacts>, at = T0): string =>
  mayReach(facts({ content: "neutral_check", lift: lift(), ...rest }), at).outcome;

describe("a lead's word", () => {
  it("[CP80] opens an expired preference and a closed window for one neutral check message", () => {
    for (const preference of [expired, closed]) {
      expect(check({ preference })).toBe("allowed");
      expect(check({ preference, content: "free" })).toBe("limited");
      expect(check({ preference, lift: null })).toBe("locked");
    }
  });

  it("[CP80] opens what it names, and only where it opens everything", () => {
    expect(check({ preference: expired, lift: lift(["outside_window"]) })).toBe("locked");
    expect(check({ preference: { ...closed, validUntil: T0 }, lift: lift(["outside_window"]) })).toBe(
      "locked",
    );
    expect(check({ preference: { ...closed, validUntil: T0 } })).toBe("allowed");
  });

  it.each<[string, Partial<ReachFacts>]>([
    ["never", { preference: NEVER }],
    ["having been asked nothing", { preference: null }],
    ["opting out", { preference: expired, optOut: stopped(true) }],
    ["silence", { preference: expired, conversation: conversation(["heard", 21], ["left", 20]) }],
    [
      "a way that was not agreed on",
      {
        preference: expired,
        channel: { medium: "voice", delivery: "pushed" },
        purpose: { kind: "voicemail" },
      },
    ],
    ["danger without a cover story", { preference: expired, danger: IN_DANGER }],
    ["danger with one", { preference: { ...expired, hasCoverStory: true }, danger: IN_DANGER }],
  ])("[CP80] opens nothing else: %s", (_name, rest) => {
    expect(check(rest)).toBe("locked");
  });

  it("[CP80] is used up by the message, and over after its time", () => {
    expect(check({ preference: expired, lift: { locks: LIFTABLE, at: T0, isUsed: true } })).toBe("locked");
    expect(check({ preference: expired }, T0 + LIFT_MS - 1)).toBe("allowed");
    expect(check({ preference: expired }, T0 + LIFT_MS)).toBe("locked");
  });

  it("[CP80] takes nothing from who may be answered, or reached without it", () => {
    const free = (rest: Partial<ReachFacts>): string => check({ ...rest, content: "free" });
    expect(free({ preference: expired, conversation: conversation(["heard", 1]) })).toBe("allowed");
    expect(free({ preference: agreed() })).toBe("allowed");
  });

  it("[CP80] is worth asking for where nothing else locks", () => {
    const locks = (preference: ReachFacts["preference"], optOut = stopped(false)) => {
      const decision = mayReach(facts({ preference, optOut }), T0);
      return decision.outcome === "locked" ? decision.locks : [];
    };
    expect(isLiftable(locks(expired, { said: null, provider: null }))).toBe(true);
    expect(isLiftable(locks(expired))).toBe(false);
    expect(isLiftable([])).toBe(false);
  });
});
