import { useEffect } from "react";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { shiftsSeen } from "./board-store.ts";
import { forgetHeavy, heavySeen, learnHeavy, type Heavy } from "./heavy-store.ts";

/** How often it is asked anew, in milliseconds. */
const EVERY_MS = 60_000;

/**
 * What of this shift was hard, for whoever leads: `undefined` for everybody else and while it is on its way, `null` when it could not be
 * had. It is counted anew when somebody on shift has time to themselves, or has it no longer, goes on a break or comes back, and each minute.
 */
export function useHeavy(): Heavy | null | undefined {
  const isShown = useMe().capabilities.has("workload.read");
  const { rows } = useStore(shiftsSeen).shifts;
  const standing = [...rows.values()]
    .map(({ id, isWrappingUp, state, apart }) => [id, isWrappingUp, state, apart].join())
    .toSorted()
    .join(" ");
  const heavy = useStore(heavySeen);
  useEffect(() => {
    if (!isShown) return undefined;
    void learnHeavy();
    const again = setInterval(() => void learnHeavy(), EVERY_MS);
    return () => clearInterval(again);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- counted anew when it is somebody else's
  }, [isShown, standing]);
  // Nobody who comes after finds it here.
  useEffect(() => forgetHeavy, []);
  return isShown ? heavy : undefined;
}
