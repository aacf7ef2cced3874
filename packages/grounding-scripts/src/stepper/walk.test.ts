import { Language } from "@holdfast/case-schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SHIPPED } from "../library/shipped.ts";
import { Contraindication } from "../script/contraindication.ts";
import { Form } from "../script/form.ts";
import type { GroundingScript } from "../script/grounding-script.ts";
import { anySituation, AT_EASE, NOTHING_AGAINST } from "../testing/any-situation.ts";
import { advance, begin, type Around } from "./advance.ts";
import { asOneMessage, saying } from "./saying.ts";
import { holding, type Situation } from "./situation.ts";
import { eventsAt, type Walk, type WalkEvent } from "./walk.ts";

/** Somebody to whom every script may be offered, seen or unseen, in any form but the one that is read alone. */
const ready = (script: GroundingScript, changed: Partial<Situation>): Situation => ({
  ...AT_EASE,
  rating: 4,
  known: NOTHING_AGAINST,
  triedNow: [{ script: "orient_here_now", change: "better" }],
  askedFor: [script.id],
  ...changed,
});

const happenings = (walk: Walk): readonly WalkEvent[] =>
  eventsAt(walk.phase).flatMap((kind): readonly WalkEvent[] => {
    switch (kind) {
      case "rated":
        return [null, 0, 5, 10].map((rating) => ({ kind, rating }));
      case "took":
        return walk.phase.at === "stopped" ? walk.phase.offers.map((script) => ({ kind, script })) : [];
      case "went_on":
      case "skipped":
      case "worse":
      case "silence":
      case "interrupted":
      case "enough":
      case "back":
      case "gone":
        return [{ kind }];
    }
  });

/** Every state that a walk can come to, from its beginning. */
const statesOf = (walk: Walk, around: Around): readonly Walk[] => {
  const seen = new Map<string, Walk>();
  const open = [walk];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const key = JSON.stringify(next);
    if (seen.has(key)) continue;
    seen.set(key, next);
    open.push(...happenings(next).map((event) => advance(next, event, around)));
  }
  return [...seen.values()];
};

const begun = (script: GroundingScript, around: Around): Walk => {
  const answer = begin(script, around);
  if (!answer.ok) throw new Error(`${script.id} is barred: ${JSON.stringify(answer.bars)}`);
  return answer.walk;
};

/** Every way in which a walk through a script goes wrong, from any state that it can come to. */
const faultsOf = (script: GroundingScript, around: Around): readonly string[] => {
  const held = holding(around.situation);
  const skipIf = new Map(script.steps.map((step) => [step.id, step.skipIf]));
  return statesOf(begun(script, around), around).flatMap((walk) => {
    const { phase, walking } = walk;
    const isEnd = phase.at === "ended";
    const words = saying(walk, script);
    const way = advance(advance(walk, { kind: "enough" }, around), { kind: "enough" }, around);
    const step = phase.at === "step" ? walking.steps[phase.index] : walking.steps[0];
    const against = step === undefined ? undefined : skipIf.get(step.id);
    const isSpeaking = phase.at === "step" || phase.at === "check" || phase.at === "rating_after";
    const faults = [
      (eventsAt(phase).length === 0) !== isEnd && "a dead end",
      way.phase.at !== "ended" && "no way to say enough",
      isSpeaking && words.length === 0 && "nothing to say",
      words.some((each) => each.trim() === "") && "an empty line",
      against === undefined && "a step of no script",
      against?.some((code) => held.has(code)) === true && "a step that is not for them",
    ];
    return faults.flatMap((fault) => (fault === false ? [] : [`${fault} at ${JSON.stringify(phase)}`]));
  });
};

const EVERYWHERE = SHIPPED.flatMap((script) =>
  Language.options.flatMap((language) =>
    Form.options
      .filter((form) => !(script.inward && form === "written"))
      .flatMap((form) =>
        (script.covert ? (["no", "yes"] as const) : (["no"] as const))
          // Some are only for whoever is safe, and being safe is not being alone.
          .map((watched) => ({ script, language, form, watched })),
      ),
  ),
);

describe("walking through a script", () => {
  it.each(EVERYWHERE)(
    "[GS40, GS42, GS43] $script.id in $language by $form, watched $watched, has no dead end and no step that is not for them",
    ({ script, language, form, watched }) => {
      const situation = ready(script, { language, form, watched });
      expect(faultsOf(script, { library: SHIPPED, situation })).toEqual([]);
    },
  );

  it("[GS42, GS43] nor with anything that may speak against a step", () => {
    for (const script of SHIPPED) {
      const codes = Contraindication.options.filter(
        (code) =>
          !script.doNotUseIf.includes(code) && script.steps.some(({ skipIf }) => skipIf.includes(code)),
      );
      for (let bits = 0; bits < 2 ** codes.length; bits += 1) {
        const holds = codes.filter((_, index) => (bits >> index) % 2 === 1);
        const known = { ...NOTHING_AGAINST, ...Object.fromEntries(holds.map((code) => [code, true])) };
        expect(faultsOf(script, { library: SHIPPED, situation: ready(script, { known }) })).toEqual([]);
      }
    }
  });

  it("[GS41] no script begins that may not be offered, whatever the situation, and whatever begins is sound", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SHIPPED), anySituation, (script, situation) => {
        const around = { library: SHIPPED, situation };
        const answer = begin(script, around);
        const held = holding(situation);
        const isContraindicated = script.doNotUseIf.some((code) => held.has(code));
        expect(isContraindicated && answer.ok).toBe(false);
        expect(answer.ok ? faultsOf(script, around) : []).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("[GS44] worse leaves the script at once, wherever it is, and offers two outward ones that are not it", () => {
    for (const script of SHIPPED) {
      const around = { library: SHIPPED, situation: ready(script, {}) };
      for (const walk of statesOf(begun(script, around), around)) {
        if (!eventsAt(walk.phase).includes("worse")) continue;
        const { phase } = advance(walk, { kind: "worse" }, around);
        const offers = phase.at === "stopped" ? phase.offers : [];
        expect(offers).toHaveLength(2);
        expect(offers).not.toContain(script.id);
        expect(offers.map((id) => SHIPPED.find((each) => each.id === id)?.inward)).toEqual([false, false]);
      }
    }
  });

  const orient = SHIPPED.find(({ id }) => id === "orient_here_now")!;
  const around = { library: SHIPPED, situation: AT_EASE };
  const after = (...events: readonly WalkEvent[]): Walk =>
    events.reduce((walk, event) => advance(walk, event, around), begun(orient, around));

  it("[GS44] a higher number after than before is worse, too", () => {
    const walk = after({ kind: "rated", rating: 5 }, { kind: "enough" }, { kind: "rated", rating: 8 });
    expect(walk.phase.at).toBe("stopped");
  });

  it("[GS46] what is counted of a walk is how it ended, and both numbers", () => {
    const walk = after({ kind: "rated", rating: 8 }, { kind: "enough" }, { kind: "rated", rating: 5 });
    expect(walk.phase).toEqual({
      at: "ended",
      outcome: {
        script: "orient_here_now",
        version: orient.version,
        how: "enough",
        before: 8,
        after: 5,
        change: "better",
      },
      next: null,
    });
  });

  it("[GS46] without both numbers nothing is said of what changed", () => {
    const walk = after({ kind: "rated", rating: null }, { kind: "enough" }, { kind: "rated", rating: 2 });
    expect(walk.phase).toMatchObject({ outcome: { change: "unknown" } });
  });

  it("[GS45] after an interruption nothing is said, and who comes back is asked before the step goes on", () => {
    const paused = after({ kind: "rated", rating: 6 }, { kind: "went_on" }, { kind: "interrupted" });
    expect(saying(paused, orient)).toEqual([]);
    const returned = advance(paused, { kind: "back" }, around);
    expect(saying(returned, orient)).toEqual([
      "Good to hear you. Shall we go on, or is that enough for now?",
    ]);
    expect(advance(returned, { kind: "went_on" }, around).phase).toEqual({ at: "step", index: 1 });
  });

  it.each([
    ["voice", 1],
    ["tty", 1],
    ["text", 0],
    ["written", 0],
  ] as const)("[GS45] into a silence by %s so many lines are said: %i", (form, count) => {
    const there = { library: SHIPPED, situation: { ...AT_EASE, form } };
    const quiet = advance(begun(orient, there), { kind: "silence" }, there);
    expect(saying(quiet, orient)).toHaveLength(count);
    const gone = advance(quiet, { kind: "gone" }, there);
    expect(gone.phase).toMatchObject({ at: "ended", outcome: { how: "silence" } });
    expect(saying(gone, orient)).toEqual([]);
  });

  it("[GS43] after a step that asks, better or worse is asked; after one that was skipped it is not", () => {
    const senses = SHIPPED.find(({ id }) => id === "senses_54321")!;
    const there = { library: SHIPPED, situation: AT_EASE };
    const atHear = [{ kind: "rated", rating: 3 }, { kind: "went_on" }, { kind: "went_on" }] as const;
    const walk = atHear.reduce<Walk>((each, event) => advance(each, event, there), begun(senses, there));
    expect(advance(walk, { kind: "went_on" }, there).phase).toEqual({ at: "check", index: 2, asks: "ask" });
    expect(advance(walk, { kind: "skipped" }, there).phase).toEqual({ at: "step", index: 3 });
  });

  it("[GS43] a number in the middle that is higher stops the script, and any other goes on", () => {
    const asked: GroundingScript = {
      ...orient,
      steps: orient.steps.map((step) => ({ ...step, check: "rating" as const })),
    };
    const there = { library: [asked, ...SHIPPED.slice(1)], situation: AT_EASE };
    const walk = [{ kind: "rated", rating: 5 }, { kind: "went_on" }] as const;
    const at = walk.reduce<Walk>((each, event) => advance(each, event, there), begun(asked, there));
    expect(advance(at, { kind: "rated", rating: 6 }, there).phase.at).toBe("stopped");
    expect(advance(at, { kind: "rated", rating: 5 }, there).phase).toEqual({ at: "step", index: 1 });
    expect(faultsOf(asked, there)).toEqual([]);
  });

  it("[GS42] what cannot happen somewhere changes nothing there", () => {
    for (const walk of statesOf(begun(orient, around), around)) {
      const kinds = eventsAt(walk.phase);
      const all = [
        "went_on",
        "skipped",
        "worse",
        "silence",
        "interrupted",
        "enough",
        "back",
        "gone",
      ] as const;
      for (const kind of all.filter((each) => !kinds.includes(each)))
        expect(advance(walk, { kind }, around)).toBe(walk);
      // Of those that are offered none is this one.
      expect(advance(walk, { kind: "took", script: "box_breathing" }, around)).toBe(walk);
    }
  });

  it("[GS47] read alone and later, a script is one message that says it is an offer and what to do if it gets worse", () => {
    const there = { library: SHIPPED, situation: { ...AT_EASE, form: "written" as const } };
    const lines = asOneMessage(begun(orient, there), orient);
    expect(lines).toHaveLength(1 + orient.steps.length + 2);
    expect(lines[0]).toMatch(/only an offer/);
    expect(lines.at(-2)).toMatch(/If it gets worse/);
  });
});
