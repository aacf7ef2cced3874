import { Language } from "@holdfast/case-schema";
import type { AdvocateFacts, HeldFacts } from "@holdfast/db";
import { breakOffer, isLongShift, presenceOf, type Advocate, type Held } from "@holdfast/queue-policy";

/**
 * Somebody on shift as matching reads them (G607). Where nobody said in which languages they answer, it is in those of the house.
 *
 * @param now by the clock of the facts, in milliseconds since 1970
 */
export function advocateOf(facts: AdvocateFacts, now: number): Advocate {
  const { id, languages, media, paused, textsAtOnce, holds, had, since, idleSince } = facts;
  return {
    id,
    presence: presenceOf(facts, holds.length > 0),
    languages: languages.length === 0 ? Language.options : languages,
    media,
    paused,
    textsAtOnce,
    holds: holds.map(heldOf),
    heavyHad: had.filter(({ weight }) => weight !== "usual").length,
    isOwedBreak: breakOffer(facts, now) !== null,
    isLongShift: isLongShift(since, now),
    idleSince,
  };
}

/** Whoever is on the telephone talks, whatever the conversation began as from which they rang. */
function heldOf(held: HeldFacts): Held {
  return held.isTalking ? { ...held, medium: "voice" } : held;
}
