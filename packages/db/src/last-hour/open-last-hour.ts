import type { Inside } from "../store/inside.ts";
import { forgetWaits, lastHour } from "./last-hour-statements.ts";
import type { LastHourStore } from "./last-hour-store.ts";

/** More than are taken in an hour; what is left goes with the next. */
const AT_ONCE = 100_000;

export function openLastHour({ pool, clock }: Pick<Inside, "pool" | "clock">): LastHourStore {
  return {
    async count(shortMs) {
      const at = clock();
      const [row] = await lastHour(pool, at, shortMs);
      if (row === undefined) throw new Error("the statement of the last hour always has one row");
      const { answered, left, median_wait_ms: medianWaitMs, arrivals } = row;
      return { at, answered, left, medianWaitMs, arrivals };
    },
    forgetWaits: async (olderThanMs) =>
      (await forgetWaits(pool, clock() - olderThanMs, AT_ONCE))[0]?.count ?? 0,
  };
}
