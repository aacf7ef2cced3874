import { ReachContent } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayReach } from "./may-reach.ts";
import type { ReachDecision } from "./reach-decision.ts";
import { anyStory, TIME, type Told } from "./testing/any-story.ts";
import { judge, type HeldBy, type WouldLeave } from "./testing/naive-reach.ts";
import { toldFacts } from "./testing/told-facts.ts";

const ROUNDS = 1000;
/** All that can forbid a text. */
const RULES = [
  "CP5",
  "CP6",
  "CP10",
  "CP14",
  "CP15",
  "CP16",
  "CP17",
  "CP21",
  "CP33",
  "CP34",
  "CP51",
  "CP64",
  "CP71",
  "CP80",
  "CP82",
];

/** What could leave at the end of a story: all words, for the conversation, for the time that was agreed on, and after it broke off. */
function textsOf({ story }: Told): readonly WouldLeave[] {
  const times = story.some(({ kind }) => kind === "time_agreed") ? [null, TIME] : [null];
  const texts = [...ReachContent.options.map((content) => ({ content, isQuiet: false })), QUIET];
  const dropped = texts
    .slice(0, 2)
    .map((text) => ({ ...text, forTime: null, entry: null, isAfterDrop: true }));
  return [
    ...times.flatMap((forTime) => texts.map((text) => ({ ...text, forTime, entry: null }))),
    ...dropped,
  ];
}
const QUIET = { content: "free", isQuiet: true } as const;

/** Mostly by texts, which more rules are about. */
const anyHeldBy = fc.constantFrom<HeldBy[]>("text", "text", "text", "email", "form");

function rulesOf(decision: ReachDecision): readonly string[] {
  const locks = decision.outcome === "locked" ? decision.locks : [];
  return [...locks, ...decision.limits].map(({ rule }) => rule);
}

describe("in whatever order things happen, by whatever clock", () => {
  it(
    "[CP1] [CP2] [CP3] [CP5] [CP6] [CP7] [CP10] [CP14] [CP15] [CP16] [CP17] [CP22] [CP26] [CP34] [CP51] [CP64] [CP80] [CP82] [CP83] what the page forbids is not sent, and what it permits is, by text, by mail and on a page that is fetched",
    () => {
      fc.assert(
        fc.property(anyStory, anyHeldBy, (told, by) => {
          const faults = textsOf(told).flatMap((text) => {
            const { forbiddenBy: rule } = judge(told.story, text, told.now, by);
            const decision = mayReach(toldFacts(told.story, text, by), told.now);
            const isAllowed = decision.outcome === "allowed";
            // What forbids it is named, among whatever else does.
            const isRight = rule === null ? isAllowed : !isAllowed && rulesOf(decision).includes(rule);
            return isRight ? [] : [{ text, rule, decision }];
          });
          expect(faults).toEqual([]);
        }),
        { numRuns: rounds(ROUNDS) },
      );
    },
    20_000 + rounds(ROUNDS) * 30,
  );

  it("[CP1] as many such stories as are told meet every rule that can forbid a text, and every one that opens the way again", async ({
    annotate,
  }) => {
    const met = new Map<string, number>();
    const meets = (what: string): void => void met.set(what, (met.get(what) ?? 0) + 1);
    for (const told of fc.sample(anyStory, { numRuns: ROUNDS, seed: 7 }))
      for (const text of textsOf(told)) {
        const { forbiddenBy, openedBy } = judge(told.story, text, told.now);
        meets(forbiddenBy ?? "nothing");
        if (forbiddenBy === null) for (const rule of openedBy) meets(`opened by ${rule}`);
      }
    await annotate([...met].map(([what, times]) => `${what}: ${times}`).join(", "));
    const opened = ["opened by CP80", "opened by CP83"];
    expect([...met.keys()].toSorted()).toEqual([...RULES, ...opened, "nothing"].toSorted());
  });
});
