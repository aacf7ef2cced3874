import { useMemo, useState } from "react";
import type { EntryData } from "../contact/contact-documents.ts";
import { foldEntries, type Folding } from "./folded.ts";
import type { Decision } from "./reach-documents.ts";

/** What of a conversation is shown and what is folded; what somebody unfolds for themselves is folded again by the next sign. */
export function useFolded(
  ordered: readonly EntryData[],
  hands: Decision["hands"] | null,
): Folding & { readonly unfold: () => void } {
  const [shownBefore, show] = useState<number | null>(null);
  const foldBefore = hands?.foldBefore ?? null;
  const withholdBefore = hands?.withholdBefore ?? null;
  const unfolds = foldBefore !== null && shownBefore === foldBefore;
  const folding = useMemo(
    () => foldEntries(ordered, { foldBefore, withholdBefore }, unfolds),
    [ordered, foldBefore, withholdBefore, unfolds],
  );
  return { ...folding, unfold: () => show(foldBefore) };
}
