import type { EntryData } from "../contact/contact-documents.ts";
import type { Decision } from "./reach-documents.ts";

/** What of a conversation is not shown, and why. */
export interface Folded {
  /** `doubt`: until somebody confirms that it is the same person. `withheld`: while they may be the exploiter. */
  readonly because: "doubt" | "withheld";
  readonly count: number;
}

/** What is shown of entries that stand in order, and what is folded away before it, the earliest first. */
export interface Folding {
  readonly shown: readonly EntryData[];
  readonly folded: readonly Folded[];
}

/**
 * Folds by an entry's place, which no clock changes: what stands before an exploiter's mark is withheld, and what stands
 * before a doubt is folded, whichever of the two came first. `unfolds`: what is only folded is shown.
 */
export function foldEntries(
  ordered: readonly EntryData[],
  { foldBefore, withholdBefore }: Pick<Decision["hands"], "foldBefore" | "withholdBefore">,
  unfolds = false,
): Folding {
  const told = ordered.filter(({ entry }) => entry >= (withholdBefore ?? 0));
  const shown = unfolds ? told : told.filter(({ entry }) => entry >= (foldBefore ?? 0));
  const folded: readonly Folded[] = [
    { because: "withheld", count: ordered.length - told.length },
    { because: "doubt", count: told.length - shown.length },
  ];
  return { shown, folded: folded.filter(({ count }) => count > 0) };
}
