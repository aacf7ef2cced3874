import type { CourseData } from "./crisis-documents.ts";
import type { RunningCrises } from "./running-crises.ts";

/** Whether what runs says something of a plan's clock that its course, as it was read, does not. Pure. */
export function courseIsBehind(planId: string, { clocks }: CourseData, running: RunningCrises): boolean {
  if (running.kind !== "known") return false;
  const runs = running.clocks.find((each) => each.planId === planId);
  const known = clocks.find(({ endedAt }) => endedAt === null);
  if (runs === undefined) return known !== undefined;
  // A list that was read before the course says nothing new.
  return known === undefined ? !clocks.some(({ id }) => id === runs.id) : runs.version > known.version;
}
