import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";

/** How long before the end of their shift somebody is told what they have still. */
export const SHIFT_END_WARNING_MS = 30 * 60_000;

/**
 * Tells whoever has contacts that their shift ends soon, and offers to leads what nobody accepted by then (DB606, DB609). Each once, by
 * whichever gateway comes first.
 */
export function handoverChore({ handovers }: Pick<Store, "handovers">): Chore {
  return {
    name: "handovers",
    everyMs: 1_000,
    run: async () => (await handovers.warnShiftEnds(SHIFT_END_WARNING_MS)) + (await handovers.fallToLeads()),
  };
}
