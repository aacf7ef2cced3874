import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";
import { reckoned, type Reckoning } from "./reckoned-clock.ts";

/** More than come due in any second; what is left is due in the next one. */
const MOST = 200;

/**
 * Fires what its time has come for, by the database's clock, which is one for all gateways. Each is a commit of its own, so
 * that one that cannot be fired holds back no other; that is thrown once the others are done, to be logged and tried again.
 */
export function followUpChore({ followUps }: Pick<Store, "followUps">, steady: () => number): Chore {
  let reckoning: Reckoning | null = null;
  return {
    name: "follow_ups",
    everyMs: 1_000,
    run: async () => {
      const told = reckoned(reckoning, await followUps.databaseClock(), steady());
      ({ reckoning } = told);
      let count = 0;
      const failed: unknown[] = [];
      for (const id of await followUps.atTheirTime(told.now, MOST))
        try {
          count += Number(await followUps.fire(id, told.now));
        } catch (error) {
          failed.push(error);
        }
      if (failed.length > 0) throw new AggregateError(failed, "some follow-ups could not be fired");
      return count;
    },
  };
}
