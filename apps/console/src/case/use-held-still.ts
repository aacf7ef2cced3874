import { useEffect, useRef, useState, type RefObject } from "react";
import type { Standing } from "./field-draft.ts";

export interface HeldStill {
  /** What is to stand in the field: as it was when somebody came to it, for as long as they are there. */
  readonly shown: Standing;
  /** What somebody else wrote since. */
  readonly newer: Standing | null;
  /** Somebody came into the field. */
  readonly hold: () => void;
  /** They left it, or wrote there: it is as it stands from now on. */
  readonly letGo: () => void;
  /** They want to see what stands there now. */
  readonly follow: () => void;
}

/**
 * Keeps what stands in a field still under whoever is there and has typed nothing: a value that changed there would take their
 * selection, and the word that they are about to write over.
 */
export function useHeldStill(
  standing: Standing,
  hasDraft: boolean,
  field: RefObject<HTMLElement | null>,
): HeldStill {
  const [held, setHeld] = useState<Standing | null>(null);
  const now = useRef(standing);
  useEffect(() => {
    now.current = standing;
  });
  useEffect(() => {
    // What they typed was kept, or given up, and they are there still.
    if (!hasDraft && field.current?.contains(document.activeElement) === true) setHeld(now.current);
  }, [hasDraft, field]);
  const shown = held ?? standing;
  return {
    shown,
    newer: !hasDraft && standing.revision > shown.revision ? standing : null,
    hold: () => setHeld((before) => (hasDraft ? before : (before ?? standing))),
    letGo: () => setHeld(null),
    follow: () => setHeld(standing),
  };
}
