import type { Distress } from "../script/distress.ts";
import type { GroundingScript } from "../script/grounding-script.ts";
import { barsTo, type Bar } from "./bars.ts";
import { holding, isCovert, type Situation } from "./situation.ts";

/** Why a script is offered, and where among the others. */
export type Reason =
  | { readonly because: "asked_for" }
  | { readonly because: "helped_before" }
  | { readonly because: "fits"; readonly distress: readonly Distress[] }
  | { readonly because: "turns_outward" }
  | { readonly because: "unseen" }
  | { readonly because: "takes_s"; readonly seconds: number }
  | { readonly because: "rank"; readonly rank: number };

/** A script that may be offered. */
export interface Offer {
  readonly script: string;
  readonly version: string;
  readonly covert: boolean;
  /** Steps that are left out for this person. */
  readonly skips: readonly string[];
  readonly reasons: readonly Reason[];
}

/** What can be offered now, best first; what cannot, and why. */
export interface Suggestions {
  /** Something that comes before any exercise: a safer way to talk, when the device is known not to be private. */
  readonly first: "safer_way" | null;
  readonly offers: readonly Offer[];
  readonly left: readonly { readonly script: string; readonly bars: readonly Bar[] }[];
}

/**
 * What could be offered to somebody, with the reasons (GS10 to GS17). Outward comes before inward, what they ask for and what
 * helped before come before the rest, then what fits how it is for them, then the library's own order. It is for the advocate to
 * choose, and for the person.
 */
export function suggest(library: readonly GroundingScript[], situation: Situation): Suggestions {
  const looked = library.map((script) => ({ script, bars: barsTo(script, situation, library) }));
  const open = looked.filter(({ bars }) => bars.length === 0).map(({ script }) => script);
  return {
    first: situation.device === "no" ? "safer_way" : null,
    offers: open
      .toSorted((one, other) => compare(one, other, situation))
      .map((script) => offerOf(script, situation)),
    left: looked
      .filter(({ bars }) => bars.length > 0)
      .map(({ script, bars }) => ({ script: script.id, bars })),
  };
}

/** The two outward scripts that come first, beside one that is being left; fewer when no more are left (GS18). */
export function twoOutward(
  library: readonly GroundingScript[],
  situation: Situation,
  leaving: string,
): readonly Offer[] {
  const others = library.filter(({ id, inward }) => id !== leaving && !inward);
  return suggest(others, situation).offers.slice(0, 2);
}

/** Steps of a script that are not for this person. */
export function skippedSteps(script: GroundingScript, situation: Situation): readonly string[] {
  const held = holding(situation);
  return script.steps.filter(({ skipIf }) => skipIf.some((code) => held.has(code))).map(({ id }) => id);
}

function offerOf(script: GroundingScript, situation: Situation): Offer {
  const covert = isCovert(situation);
  const fits = fitsOf(script, situation);
  return {
    script: script.id,
    version: script.version,
    covert,
    skips: skippedSteps(script, situation),
    reasons: [
      ...(situation.askedFor.includes(script.id) ? [{ because: "asked_for" } as const] : []),
      ...(hasHelped(script, situation) ? [{ because: "helped_before" } as const] : []),
      ...(fits.length > 0 ? [{ because: "fits", distress: fits } as const] : []),
      ...(script.inward ? [] : [{ because: "turns_outward" } as const]),
      ...(covert ? [{ because: "unseen" } as const] : []),
      { because: "takes_s", seconds: script.durationS.typical },
      { because: "rank", rank: script.rank },
    ],
  };
}

function compare(one: GroundingScript, other: GroundingScript, situation: Situation): number {
  const keys = [one, other].map((script) => [
    script.inward ? 1 : 0,
    situation.askedFor.includes(script.id) ? 0 : 1,
    hasHelped(script, situation) ? 0 : 1,
    situation.triedNow.some((tried) => tried.script === script.id) ? 1 : 0,
    -fitsOf(script, situation).length,
    script.rank,
  ]);
  const at = keys[0]?.findIndex((key, index) => key !== keys[1]?.[index]) ?? -1;
  // Names part what nothing else does, so that the same question has one answer.
  return at < 0 ? (one.id < other.id ? -1 : 1) : (keys[0]?.[at] ?? 0) - (keys[1]?.[at] ?? 0);
}

function fitsOf({ whenToUse }: GroundingScript, { distress }: Situation): readonly Distress[] {
  return whenToUse.filter((each) => distress.includes(each));
}

function hasHelped({ id }: GroundingScript, { triedBefore }: Situation): boolean {
  return triedBefore.some(({ script, change }) => script === id && change === "better");
}
