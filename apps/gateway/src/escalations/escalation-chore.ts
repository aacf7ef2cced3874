import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";

/** Calls leads again to what none of them has seen in time (DB597). Each time once, by whichever gateway comes first. */
export function escalationChore({ escalations }: Pick<Store, "escalations">): Chore {
  return { name: "unseen_escalations", everyMs: 1_000, run: async () => escalations.alarmAgain() };
}
