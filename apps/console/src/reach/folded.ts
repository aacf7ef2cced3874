import type { EntryData } from "../contact/contact-documents.ts";
import type { Decision } from "./reach-documents.ts";

/** What of a conversation is not shown, and why. */
export interface Folded {
  /** `doubt`: until somebody confirms that it is the same person. `withheld`: while they may be the exploiter. */
  readonly because: "doubt" | "withheld";
  readonly count: number;
}

/** What is shown of entries that stand in order, and what is folded away before it. */
export function foldEntries(
  ordered: readonly EntryData[],
  { foldBefore, withholds, signs }: Decision["hands"],
): { readonly shown: readonly EntryData[]; readonly folded: Folded | null } {
  const marked = withholds.includes("history")
    ? (signs.find(({ sign }) => sign === "may_be_exploiter")?.since ?? null)
    : null;
  if (marked !== null) {
    const shown = ordered.filter(({ at }) => at >= marked);
    return withFolded(shown, ordered, "withheld");
  }
  if (foldBefore === null) return { shown: ordered, folded: null };
  const shown = ordered.filter(({ entry }) => entry >= foldBefore);
  return withFolded(shown, ordered, "doubt");
}

function withFolded(
  shown: readonly EntryData[],
  ordered: readonly EntryData[],
  because: Folded["because"],
): ReturnType<typeof foldEntries> {
  const count = ordered.length - shown.length;
  return { shown, folded: count === 0 ? null : { because, count } };
}
