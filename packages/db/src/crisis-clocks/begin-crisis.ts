import type { UserId } from "@holdfast/case-schema";
import type { Queryable } from "../sql/statement.ts";
import {
  addReasons,
  asActor,
  type lockSpoken,
  raiseSpoken,
  runningOfPlan,
  settleHolders,
  startClock,
} from "./crisis-statements.ts";
import type { CrisisBegins } from "./crisis-store.ts";

/** What the locks were taken of before the case's and the plan's. */
type Locked = Awaited<ReturnType<typeof lockSpoken>>;

/**
 * Starts the clock of a plan whose lock is held, or says to the one that runs why else; and has those of its open contacts lead the queue whose
 * threads are locked, which are `locked` (DB579, DB583). It `began` by the database's clock (DB610); what is owed in contacts is reckoned from `now`, as all of
 * it is. Answers the clock's id, and whether anything is otherwise.
 */
export async function beginCrisis(
  on: Queryable,
  planId: string,
  { id, contactId, reasons, course, isOnlyWhereNoneRuns }: CrisisBegins,
  by: UserId,
  { now, began }: { readonly now: number; readonly began: number },
  locked: Locked,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  await asActor(on, by);
  const [runs] = isOnlyWhereNoneRuns ? await runningOfPlan(on, planId) : [];
  if (runs !== undefined) return { id: runs.id, isNew: false };
  const [running] = await addReasons(on, planId, reasons);
  if (running === undefined) {
    const points = course.map((each) => each.id);
    const minutes = course.map((each) => each.minutes);
    await startClock(on, id, planId, contactId, reasons, by, began, points, minutes);
    await settleHolders(on, began);
  }
  const ids = locked.map((each) => each.id);
  await raiseSpoken(on, planId, contactId, by, now, ids);
  return running === undefined ? { id, isNew: true } : { id: running.id, isNew: running.is_new };
}
