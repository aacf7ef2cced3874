import { isOfMachines, type Written } from "./machines.ts";
import { compare, type OrderReason, type Ordered } from "./order.ts";

/** What the arrangement reads beyond the order: whether somebody already has the contact. */
export interface Arranged extends Ordered, Written {
  /** Whoever has it; `null` when it still waits for somebody. */
  readonly holder: object | null;
  /** Until when it is set aside; `null` when it is not. */
  readonly setAsideUntil: number | null;
}

/** Why one contact stands before another on the whole board. */
export type ArrangeReason =
  | OrderReason
  | "Q5_waits_for_somebody"
  | "Q11_set_aside"
  | "Q11_back_sooner"
  | "Q16_machines";

/** A contact in its place on the board; the last one has no next. */
export interface Stand<Row> {
  readonly row: Row;
  readonly beforeNextBecause: ArrangeReason | null;
}

/**
 * Compares two contacts of the whole board: danger first, whoever has it, so that it is never out of sight (Q1); what is
 * only machines wrote last of all (Q16); what is set aside before that, by when it comes back (Q11); who waits for somebody before who has somebody (Q5); then the order of the
 * queue.
 */
export function compareStanding(one: Arranged, other: Arranged): { order: number; reason: ArrangeReason } {
  const queued = compare(one, other);
  if (queued.reason === "Q1_danger") return queued;
  const machines = Number(isOfMachines(one)) - Number(isOfMachines(other));
  if (machines !== 0) return { order: machines, reason: "Q16_machines" };
  const aside = Number(one.setAsideUntil !== null) - Number(other.setAsideUntil !== null);
  if (aside !== 0) return { order: aside, reason: "Q11_set_aside" };
  if (one.setAsideUntil !== null && other.setAsideUntil !== null && one.setAsideUntil !== other.setAsideUntil)
    return { order: one.setAsideUntil - other.setAsideUntil, reason: "Q11_back_sooner" };
  const held = Number(one.holder !== null) - Number(other.holder !== null);
  return held === 0 ? queued : { order: held, reason: "Q5_waits_for_somebody" };
}

/** Everything open, in one order that is the same for everybody, each place explained. Does not change its argument. */
export function arrangeQueue<Row extends Arranged>(rows: readonly Row[]): readonly Stand<Row>[] {
  const sorted = rows.toSorted((one, other) => compareStanding(one, other).order);
  return sorted.map((row, index) => {
    const next = sorted[index + 1];
    return { row, beforeNextBecause: next === undefined ? null : compareStanding(row, next).reason };
  });
}
