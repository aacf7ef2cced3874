import type { QueueRow } from "@holdfast/wire";
import type { AlertKind } from "./alert-table.ts";

/** How far an answer is behind: not at all, soon owed, overdue, and overdue by its whole time again. */
export type DueStage = 0 | 1 | 2 | 3;

/** What each stage calls for when it is reached. */
export const DUE_ALERTS = [
  null,
  "due_near",
  "overdue",
  "overdue_twice",
] as const satisfies readonly (AlertKind | null)[];

/** The part of its time that is left when an answer counts as soon owed. */
const NEAR_PART = 1 / 5;

/** The instants at which an answer to this contact reaches its stages; none while none is owed. */
export function dueTimes(row: QueueRow): readonly number[] {
  const isOwed = row.setAsideUntil === null && (row.holder === null || row.unanswered > 0);
  const timeMs = row.dueAt - row.waitingSince;
  return isOwed ? [row.dueAt - timeMs * NEAR_PART, row.dueAt, row.dueAt + timeMs] : [];
}

/** The stage that was reached by now. */
export function dueStage(times: readonly number[], now: number): DueStage {
  const passed = times.filter((time) => time <= now).length;
  return passed >= 3 ? 3 : passed === 2 ? 2 : passed === 1 ? 1 : 0;
}
