import type { Inside } from "../store/inside.ts";
import { countCallWaits, countHandled, countHours, forgetHolds } from "./staffing-statements.ts";
import type { Handled, StaffingStore } from "./staffing-store.ts";

const DAY_MS = 86_400_000;
/** So many earlier weeks say how many come in an hour: enough to average, and few enough to be of this season. The team's own figure. */
const WEEKS = 6;
/** From what was handled in this time it is told how long a contact takes: that changes with who is trained and what is asked. */
const HANDLED_WITHIN_MS = 28 * DAY_MS;
/** No more of them say it any better. */
const HANDLED_MOST = 5_000;
/** More than end in an hour; what is left goes with the next. */
const AT_ONCE = 100_000;

export function openStaffing({ pool, clock }: Pick<Inside, "pool" | "clock">): StaffingStore {
  return {
    async count({ zone, ahead, shortMs }) {
      const at = clock();
      const since = at - HANDLED_WITHIN_MS;
      const hours = await countHours(pool, at, zone, ahead, WEEKS);
      const [held] = await countHandled(pool, since, at, HANDLED_MOST);
      const [waits] = await countCallWaits(pool, since, at, shortMs, HANDLED_MOST);
      if (held === undefined || waits === undefined) throw new Error("a count always has one row");
      return {
        at,
        hours,
        handled: { voice: meanOf(held.voice_ms, held.voice), text: meanOf(held.text_ms, held.text) },
        callWaits: { waitedMs: waits.waited_ms, left: waits.left },
      };
    },
    forgetHolds: async (olderThanMs) =>
      (await forgetHolds(pool, clock() - olderThanMs, AT_ONCE))[0]?.count ?? 0,
  };
}

/** All the time that somebody had them, by how many they were: who takes a contact over has a part of it, and no contact of their own. */
function meanOf(heldMs: number, of: number): Handled {
  return { meanMs: of === 0 ? 0 : heldMs / of, of };
}
