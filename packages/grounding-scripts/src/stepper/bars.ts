import type { Contraindication } from "../script/contraindication.ts";
import type { GroundingScript } from "../script/grounding-script.ts";
import { holding, isCovert, type Rating, type Situation } from "./situation.ts";

/** Why a script is not offered now. */
export type Bar =
  | { readonly because: "contraindicated"; readonly codes: readonly Contraindication[] }
  | { readonly because: "ask_first"; readonly codes: readonly Contraindication[] }
  | { readonly because: "made_worse" }
  | { readonly because: "not_in_language" }
  | { readonly because: "would_be_seen" }
  | { readonly because: "needs_safety" }
  | { readonly because: "only_on_request" }
  | { readonly because: "nobody_sees_if_worse" }
  | { readonly because: "outward_first" }
  | { readonly because: "still_strong"; readonly rating: Rating };

/** Above this, attention goes outward only (Najavits 2002: grounding is for what is above 6). */
export const STRONG_ABOVE = 6;

/** All that keeps a script from being offered; nothing when it may be (GS13 to GS16). `library` says which scripts are outward. */
export function barsTo(
  script: GroundingScript,
  situation: Situation,
  library: readonly GroundingScript[],
): readonly Bar[] {
  return [
    ...bodyBars(script, situation),
    ...placeBars(script, situation),
    ...(script.inward ? inwardBars(situation, library) : []),
  ];
}

function bodyBars(script: GroundingScript, situation: Situation): readonly Bar[] {
  const held = holding(situation);
  const against = script.doNotUseIf.filter((code) => held.has(code));
  const unasked = script.askFirst.filter((code) => !held.has(code) && situation.known[code] === undefined);
  const madeWorse = [...situation.triedNow, ...situation.triedBefore].some(
    (tried) => tried.script === script.id && tried.change === "worse",
  );
  return [
    ...(against.length > 0 ? [{ because: "contraindicated", codes: against } as const] : []),
    ...(unasked.length > 0 ? [{ because: "ask_first", codes: unasked } as const] : []),
    ...(madeWorse ? [{ because: "made_worse" } as const] : []),
  ];
}

function placeBars(script: GroundingScript, situation: Situation): readonly Bar[] {
  const isAsked = situation.askedFor.includes(script.id);
  return [
    ...(script.wordings[situation.language] === undefined ? [{ because: "not_in_language" } as const] : []),
    ...(isCovert(situation) && !script.covert ? [{ because: "would_be_seen" } as const] : []),
    ...(script.precondition === "safe_now" && situation.safeNow !== "yes"
      ? [{ because: "needs_safety" } as const]
      : []),
    ...(script.onRequestOnly && !isAsked ? [{ because: "only_on_request" } as const] : []),
  ];
}

/** Inward only after something outward did good, and never where nobody would notice that it harms. */
function inwardBars(situation: Situation, library: readonly GroundingScript[]): readonly Bar[] {
  const outward = new Set(library.filter(({ inward }) => !inward).map(({ id }) => id));
  const helped = situation.triedNow.some(({ script, change }) => outward.has(script) && change === "better");
  const { rating } = situation;
  return [
    ...(situation.form === "written" ? [{ because: "nobody_sees_if_worse" } as const] : []),
    ...(helped ? [] : [{ because: "outward_first" } as const]),
    ...(rating !== null && rating > STRONG_ABOVE ? [{ because: "still_strong", rating } as const] : []),
  ];
}
