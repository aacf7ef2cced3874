import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";
import { reckoned, type Reckoning } from "../follow-ups/reckoned-clock.ts";

/** More than come due in any second; what is left is due in the next one. */
const MOST = 200;

/**
 * Tells of the checkpoints whose time has come, by the database's clock, which is one for all gateways, and has clocks that nobody on
 * shift has fall to a lead who is. Each is a commit of its own: one that cannot be told, or settled, holds back no other, and is thrown once
 * the others are done, to be logged and tried again.
 */
export function crisisChore(
  { crises, followUps }: Pick<Store, "crises" | "followUps">,
  steady: () => number,
): Chore {
  let reckoning: Reckoning | null = null;
  return {
    name: "crisis_checkpoints",
    everyMs: 1_000,
    run: async () => {
      const told = reckoned(reckoning, await followUps.databaseClock(), steady());
      ({ reckoning } = told);
      const failed: unknown[] = [];
      let count = 0;
      // Whoever cannot be found for a clock holds back nothing that has come.
      try {
        count += await crises.settleHolders();
      } catch (error) {
        failed.push(error);
      }
      for (const { id, point } of await crises.atTheirTime(told.now, MOST))
        try {
          count += Number(await crises.fire(id, point, told.now));
        } catch (error) {
          failed.push(error);
        }
      if (failed.length > 0)
        throw new AggregateError(failed, "some checkpoints could not be told, or clocks not settled");
      return count;
    },
  };
}
