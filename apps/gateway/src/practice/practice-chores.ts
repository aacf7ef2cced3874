import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";

const [MINUTE_MS, HOUR_MS, DAY_MS] = [60_000, 3_600_000, 86_400_000];

/** End what somebody practised and forgot, and forget what was practised a week ago (DB696). */
export function practiceChores({ practice }: Pick<Store, "practice">): readonly Chore[] {
  return [
    { name: "practice_lapsed", everyMs: 10 * MINUTE_MS, run: async () => practice.lapse() },
    { name: "practice_forgotten", everyMs: HOUR_MS, run: async () => practice.forget(7 * DAY_MS) },
  ];
}
