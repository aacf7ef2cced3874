import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";

/**
 * Says of every case that was opened in an emergency, and that nobody looked at in time, that nobody did (DB496). Each once, by
 * whichever gateway comes first.
 */
export function emergencyChore({ emergencies }: Pick<Store, "emergencies">): Chore {
  return { name: "overdue_emergencies", everyMs: 1_000, run: async () => emergencies.fallOverdue() };
}
