import { ReachContent } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterEvent } from "./conversation.ts";
import { mayReach } from "./may-reach.ts";
import type { ReachFacts } from "./reach-facts.ts";
import { anyFacts } from "./testing/any-facts.ts";
import { IN_DANGER, MINUTE, NEVER, stopped, T0 } from "./testing/sample-facts.ts";

const numRuns = rounds(2000);
const holds = (property: (facts: ReachFacts) => void): void => {
  fc.assert(fc.property(anyFacts, property), { numRuns });
};
const isAllowed = (facts: ReachFacts, now = T0): boolean => mayReach(facts, now).outcome === "allowed";

/** The same, with a message of theirs that has just come, and whatever of it lets opting out be answered. */
function justWrote({ optOut, conversation, ...facts }: ReachFacts): ReachFacts {
  return {
    ...facts,
    purpose: { kind: "conversation" },
    conversation: afterEvent(conversation, { kind: "heard", entry: 1000, at: T0, saidAt: null }),
    optOut: {
      said: optOut.said === null ? null : { ...optOut.said, wroteSince: true },
      provider: optOut.provider === null ? null : { ...optOut.provider, wroteSince: true },
    },
  };
}

describe("whatever is true of somebody", () => {
  it("[CP5] no lock stops answering who has just written but the three that hold", () => {
    holds((facts) => {
      const decision = mayReach(justWrote(facts), T0);
      const names = decision.outcome === "locked" ? decision.locks.map(({ name }) => name) : [];
      const written = facts.channel.medium === "text" || facts.channel.medium === "email";
      const expected = [
        ...(facts.danger.holds && !(facts.preference?.may === "contact" && facts.preference.hasCoverStory)
          ? ["danger_word"]
          : []),
        ...(facts.preference?.may === "never" && facts.channel.delivery === "pushed"
          ? ["never_contact"]
          : []),
      ];
      expect(written || facts.channel.delivery === "fetched" ? names : expected).toEqual(expected);
    });
  });

  it("[CP5] who has just written can be sent something, unless one of the three holds", () => {
    holds((given) => {
      fc.pre(given.channel.medium === "text" || given.channel.medium === "email");
      fc.pre(!given.danger.holds && given.preference?.may !== "never");
      const facts = { ...justWrote(given), quiet: [] };
      expect(ReachContent.options.some((content) => isAllowed({ ...facts, content }))).toBe(true);
    });
  });

  it("[CP7] nothing that forbids more makes anything allowed", () => {
    const additions: readonly ((facts: ReachFacts) => ReachFacts)[] = [
      (facts) => ({ ...facts, preference: NEVER }),
      (facts) => ({ ...facts, optOut: stopped(false) }),
      (facts) => ({ ...facts, lift: null }),
      (facts) => ({ ...facts, isInSituation: true }),
      (facts) => ({ ...facts, quiet: [{ place: "subject", kind: "topic", entry: "us" }] }),
      (facts) => ({
        ...facts,
        conversation: afterEvent(facts.conversation, { kind: "reopened", entry: 0, at: T0 }),
      }),
      (facts) => ({
        ...facts,
        conversation: afterEvent(facts.conversation, { kind: "exploiter_marked", entry: 999, at: T0 }),
      }),
      (facts) => ({
        ...facts,
        conversation: afterEvent(facts.conversation, { kind: "left", entry: 999, at: T0 }),
      }),
    ];
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...additions), (facts, add) => {
        // A check question may be sent free or not: what is asked is what was not allowed at all.
        const more = add(facts);
        const isFetched = facts.channel.delivery === "fetched";
        expect(isAllowed(more) && !isAllowed(facts) && !isFetched).toBe(false);
      }),
      { numRuns },
    );
  });

  it("[CP7] danger allows nothing but the cover story, whatever else there is", () => {
    holds((facts) => {
      const inDanger = { ...facts, danger: IN_DANGER };
      expect(isAllowed(inDanger) && facts.content !== "cover_story").toBe(false);
    });
  });

  it("[CP7] where something is limited there are words that may be sent", () => {
    holds((facts) => {
      const decision = mayReach({ ...facts, quiet: [] }, T0);
      fc.pre(decision.outcome === "limited");
      expect(decision.limits.length).toBeGreaterThan(0);
      expect(decision.only?.some((content) => isAllowed({ ...facts, quiet: [], content }))).toBe(true);
    });
  });

  it("[CP8] the answer stays as it is until it says, and every reason has something to do", () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 0, max: 60 * MINUTE }), (facts, later) => {
        const { changesAt, ...decision } = mayReach(facts, T0);
        const at = Math.min(T0 + later, changesAt === null ? Infinity : changesAt - 1);
        const { changesAt: then, ...same } = mayReach(facts, at);
        expect(same).toEqual(decision);
        expect(then === null || then > at).toBe(true);
        const reasons = [...decision.limits, ...(decision.outcome === "locked" ? decision.locks : [])];
        expect(decision.outcome === "locked" ? decision.locks.length : 1).toBeGreaterThan(0);
        for (const { ways, rule } of reasons) {
          expect(ways.length).toBeGreaterThan(0);
          expect(rule).toMatch(/^CP\d+$/);
        }
      }),
      { numRuns },
    );
  });

  it("[CP9] [CP1] the same is said of the same, asking changes nothing, and it comes out of JSON as it went in", () => {
    holds((facts) => {
      const kept = structuredClone(facts);
      const decision = mayReach(facts, T0);
      expect(facts).toEqual(kept);
      expect(mayReach(kept, T0)).toEqual(decision);
      expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
    });
  });

  it("[CP2] nothing that is fetched is locked but in danger", () => {
    holds((facts) => {
      const fetched = { ...facts, channel: { medium: "form", delivery: "fetched" } as const };
      expect(mayReach(fetched, T0).outcome === "locked" && !facts.danger.holds).toBe(false);
    });
  });
});
