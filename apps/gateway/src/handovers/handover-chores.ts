import { HANDOVER_QUIET_MS, TALKS } from "@holdfast/contact-policy";
import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";

/** How long before the end of their shift somebody is told what they have still. */
export const SHIFT_END_WARNING_MS = 30 * 60_000;

/**
 * Tell whoever has contacts that their shift ends soon, and offer to leads what nobody accepted by then, or what was offered to nobody
 * and is quiet (DB606, DB609, DB633, CP95). Each once, by
 * whichever gateway comes first; and each by itself, so that one that fails keeps the other from nobody.
 */
export function handoverChores({ handovers }: Pick<Store, "handovers">): readonly Chore[] {
  return [
    {
      name: "shift_ends",
      everyMs: 1_000,
      run: async () => handovers.warnShiftEnds(SHIFT_END_WARNING_MS),
    },
    {
      name: "handovers",
      everyMs: 1_000,
      run: async () => handovers.fallToLeads({ quietMs: HANDOVER_QUIET_MS, talks: TALKS }),
    },
  ];
}
