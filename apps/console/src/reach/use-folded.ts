import { useMemo, useState } from "react";
import type { EntryData } from "../contact/contact-documents.ts";
import { foldEntries, type Folded } from "./folded.ts";
import type { Decision } from "./reach-documents.ts";

/** What of a conversation is shown and what is folded; what somebody unfolds for themselves is folded again by the next sign. */
export function useFolded(
  ordered: readonly EntryData[],
  hands: Decision["hands"] | null,
): { readonly shown: readonly EntryData[]; readonly folded: Folded | null; readonly unfold: () => void } {
  const [shownBefore, show] = useState<number | null>(null);
  const { shown, folded } = useMemo(
    () => (hands === null ? { shown: ordered, folded: null } : foldEntries(ordered, hands)),
    [ordered, hands],
  );
  const foldBefore = hands?.foldBefore ?? null;
  const isShown = folded?.because === "doubt" && shownBefore === foldBefore;
  return {
    shown: isShown ? ordered : shown,
    folded: isShown ? null : folded,
    unfold: () => show(foldBefore),
  };
}
