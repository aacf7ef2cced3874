import type { UserId } from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";
import { goneSince, judgeAbsence, judgeShift, SEE_EVERY_MS } from "./judge-absence.ts";
import { lastSeen, looked, type Watch } from "./watch.ts";

/**
 * Counts who is at this gateway, looks who is at any, and acts for those who wait for somebody who is at none. When the
 * database fails, all that was known is forgotten, and watching begins anew.
 */
export function absenceChore(
  { absence }: Pick<Store, "absence">,
  present: () => readonly UserId[],
  clock: () => number,
): Chore {
  let watch: Watch | null = null;
  const look = async (): Promise<number> => {
    await absence.see(present());
    const { seen, held, shifts } = await absence.look();
    // After the answer, so that a slow database makes nobody look gone for longer.
    const now = clock();
    watch = looked(watch, seen, now);
    let count = 0;
    for (const contact of held) {
      const seenAt = lastSeen(watch, contact.holderId);
      const verdict = judgeAbsence({ ...contact, lastSeen: seenAt }, now);
      if (verdict === "nothing") continue;
      const times = seen.get(contact.holderId) ?? 0;
      const settled = await absence.settle({ contact, seen: times, goneSince: goneSince(seenAt), verdict });
      count += Number(settled);
    }
    for (const { userId, isGone } of shifts) {
      const seenAt = lastSeen(watch, userId);
      const verdict = judgeShift({ isGone, lastSeen: seenAt, watchedSince: watch.since }, now);
      if (verdict === "nothing") continue;
      const since = verdict === "gone" ? goneSince(seenAt) : null;
      const settled = await absence.settleShift({ userId, seen: seen.get(userId) ?? 0, goneSince: since });
      count += Number(settled);
    }
    return count;
  };
  return {
    name: "absent_holders",
    everyMs: SEE_EVERY_MS,
    run: async () => {
      try {
        return await look();
      } catch (error) {
        watch = null;
        throw error;
      }
    },
  };
}
