import type { Preferences } from "@holdfast/case-schema";
import { useMemo } from "react";
import { preferences } from "../keys/preferences.ts";
import { useStore } from "../store/store.ts";

/** How high a row is, in the size of the text; `--hf-row` of the tokens is the same. */
export const ROW_REM: Readonly<Record<Preferences["density"], number>> = {
  comfortable: 3.5,
  default: 2.75,
  compact: 2,
};

/** How high a row is now, in pixels. */
export function useRowHeight(): number {
  const { density, textPercent } = useStore(preferences);
  return useMemo(
    () => ROW_REM[density] * parseFloat(getComputedStyle(document.documentElement).fontSize || "16"),
    // oxlint-disable-next-line react/exhaustive-deps -- the root's font size follows it
    [density, textPercent],
  );
}
