import { ReachContent, type ReachLock } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { afterEvent } from "./conversation.ts";
import { mayReach } from "./may-reach.ts";
import type { ReachDecision } from "./reach-decision.ts";
import type { ReachFacts } from "./reach-facts.ts";
import { agreed, conversation, facts, IN_DANGER, T0 } from "./testing/sample-facts.ts";

const owed = conversation(["heard", 1]);
const ask = (rest: Partial<ReachFacts>): ReachDecision => mayReach(facts(rest), T0);
const locksOf = (decision: ReachDecision): readonly ReachLock[] =>
  decision.outcome === "locked" ? decision.locks.map(({ name }) => name) : [];

describe("which words", () => {
  const quietSince = conversation(["heard", 10], ["left", 9], ["heard", 8]);

  it("[CP34] are a check question until somebody confirms that it is the same person", () => {
    expect(ask({ conversation: quietSince })).toMatchObject({
      outcome: "limited",
      as: "answer",
      only: ["neutral_check"],
      limits: [{ name: "not_confirmed", ways: ["ask_check_question", "confirm_same_person"] }],
    });
    const withQuestion = { conversation: quietSince, preference: agreed({ hasCheckQuestion: true }) };
    expect(ask(withQuestion)).toMatchObject({ outcome: "limited", only: ["agreed_check"] });
    expect(ask({ ...withQuestion, content: "agreed_check" }).outcome).toBe("allowed");
    expect(ask({ ...withQuestion, content: "neutral_check" }).outcome).toBe("limited");
  });

  it("[CP33] are a check question while somebody may be the exploiter, confirmed or not", () => {
    const marked = afterEvent(owed, { kind: "exploiter_marked", entry: 1, at: T0 });
    expect(ask({ conversation: marked })).toMatchObject({
      outcome: "limited",
      only: ["neutral_check", "agreed_check"],
      hands: { isConfirmed: true, withholds: ["history", "suggestions", "facts"] },
    });
    const both = afterEvent(marked, { kind: "reopened", entry: 1, at: T0 });
    expect(ask({ conversation: both, preference: agreed({ hasCheckQuestion: true }) })).toMatchObject({
      only: ["agreed_check"],
      limits: [{ name: "may_be_exploiter" }, { name: "not_confirmed" }],
    });
  });

  it("[CP51] are the cover story in danger, and nothing where there is none", () => {
    const told = { conversation: quietSince, danger: IN_DANGER, preference: agreed({ hasCoverStory: true }) };
    for (const content of ReachContent.options)
      expect(ask({ ...told, content }).outcome).toBe(content === "cover_story" ? "allowed" : "limited");
    for (const content of ReachContent.options)
      expect(locksOf(ask({ ...told, content, preference: agreed() }))).toEqual(["danger_word"]);
    expect(ask(told).limits[0]).toMatchObject({
      name: "danger_word",
      ways: ["send_cover_story", "do_as_agreed", "await_check_word"],
    });
  });

  it("[CP71] hold no quiet word for a person in a situation, unless their preference allows it; for others it is a flag", () => {
    const quiet = [{ place: "text", kind: "link", entry: null }] as const;
    expect(ask({ conversation: owed, quiet })).toMatchObject({
      outcome: "limited",
      limits: [{ name: "quiet_words", ways: ["reword"] }],
    });
    expect(ask({ conversation: owed, quiet, isInSituation: false })).toMatchObject({
      outcome: "allowed",
      flags: ["no_preference", "quiet_words"],
    });
    const preference = agreed({ allowsPlainWords: true });
    expect(ask({ conversation: owed, quiet, preference })).toMatchObject({ outcome: "allowed", limits: [] });
    const story = { quiet, danger: IN_DANGER, preference: agreed({ hasCoverStory: true }) };
    expect(ask({ ...story, content: "cover_story" }).outcome).toBe("limited");
  });
});
