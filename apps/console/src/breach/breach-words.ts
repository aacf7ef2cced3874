import type { BreachKind, TellingWay } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

export function breachKindWords(kind: BreachKind): string {
  return { actual: t`It has happened`, imminent: t`It is about to happen` }[kind];
}

/** How somebody is told. */
export function tellingWords(way: TellingWay): string {
  return {
    message: t`By message`,
    call: t`By a call`,
    in_person: t`In person`,
    waits: t`When they come back by themself`,
  }[way];
}

/** Why nothing changed, by the code that the gateway gave. */
export function breachRefusedWords(code: string): string {
  switch (code) {
    case "words":
      return t`Not kept: say what it is, in at most 8,000 characters.`;
    case "suspectedAt":
      return t`Not kept: it says that it was suspected later than now.`;
    case "times":
      return t`Not kept: nobody is told before it was suspected, or later than now.`;
    case "id":
      return t`An earlier version of this was written down already. Press again to write down this one as well.`;
    case "already":
      return t`Not done: that was said before, and stays.`;
    case "by_another":
      return t`Not done: whoever named them does not say that it was by mistake. A colleague has to.`;
    case "not_safe":
      return t`Not done: they may not be reached in that way now. Choose another, or wait until they come back.`;
    case "not_told_yet":
      return t`Not done: the funder, or somebody whom it concerns, was not told yet.`;
    case "NotFound":
      return t`Not done: it is over, or not there any more.`;
    default:
      return t`This did not work.`;
  }
}
