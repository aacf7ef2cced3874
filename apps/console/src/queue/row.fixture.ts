import { QueueRow } from "@holdfast/wire";

/** An id that is a UUID, by a small number. */
export function uuid(number: number): string {
  return `019ab000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

/** Invented colleagues. */
export const dana = { id: uuid(1), name: "Dana" };
export const marta = { id: uuid(2), name: "Marta" };

/** An invented queue row: a text contact that waits since instant 0. */
export function queueRow(number: number, facts: Partial<Record<keyof QueueRow, unknown>> = {}): QueueRow {
  return QueueRow.parse({
    id: uuid(100 + number),
    number,
    channel: "text",
    medium: "text",
    status: "waiting",
    danger: null,
    waitingSince: 0,
    dueAt: 60_000,
    unanswered: 1,
    holder: null,
    heldSince: null,
    holderGoneSince: null,
    offeredTo: null,
    unreadable: false,
    lowTrust: false,
    isAutomatic: false,
    language: null,
    lane: null,
    laneReason: null,
    speaker: null,
    setAsideUntil: null,
    setAsideBy: null,
    backSince: null,
    liftAskedAt: null,
    liftAnswer: null,
    reopened: 0,
    version: 1,
    ...facts,
  });
}
