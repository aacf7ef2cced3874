import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";

const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000];
/** An announcement holds for a day at most, and is listed for one more; what somebody asks about afterwards they ask within a week. */
const ANNOUNCEMENTS_KEPT_MS = 7 * DAY_MS;
/** By what was handled in that time the hours ahead are staffed (DB720). */
const HOLDS_KEPT_MS = 28 * DAY_MS;

/**
 * End what leads do not watch any more (DB677), each once, by whichever gateway comes first; and forget announcements and lengths of waits
 * and of what
 * somebody had, that nobody needs (DB680, DB681, DB720).
 */
export function watchChores({
  watches,
  announcements,
  lastHour,
  staffing,
}: Pick<Store, "watches" | "announcements" | "lastHour" | "staffing">): readonly Chore[] {
  return [
    { name: "watches", everyMs: 2_000, run: async () => watches.endLapsed() },
    { name: "announcements", everyMs: HOUR_MS, run: async () => announcements.forget(ANNOUNCEMENTS_KEPT_MS) },
    { name: "waits", everyMs: HOUR_MS, run: async () => lastHour.forgetWaits(DAY_MS) },
    { name: "holds", everyMs: HOUR_MS, run: async () => staffing.forgetHolds(HOLDS_KEPT_MS) },
  ];
}
