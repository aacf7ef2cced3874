import { compare, type OrderReason, type Ordered } from "./order.ts";

/** What the arrangement reads beyond the order: whether somebody already has the contact. */
export interface Arranged extends Ordered {
  /** Whoever has it; `null` when it still waits for somebody. */
  readonly holder: object | null;
}

/** Why one contact stands before another on the whole board. */
export type ArrangeReason = OrderReason | "Q5_waits_for_somebody";

/** A contact in its place on the board; the last one has no next. */
export interface Stand<Row> {
  readonly row: Row;
  readonly beforeNextBecause: ArrangeReason | null;
}

/**
 * Compares two contacts of the whole board: danger first, whoever has it, so that it is never out of sight (Q1); then who
 * waits for somebody before who has somebody (Q5); then Q2 and Q3.
 */
export function compareStanding(one: Arranged, other: Arranged): { order: number; reason: ArrangeReason } {
  const queued = compare(one, other);
  const held = Number(one.holder !== null) - Number(other.holder !== null);
  return queued.reason === "Q1_danger" || held === 0
    ? queued
    : { order: held, reason: "Q5_waits_for_somebody" };
}

/** Everything open, in one order that is the same for everybody, each place explained. Does not change its argument. */
export function arrangeQueue<Row extends Arranged>(rows: readonly Row[]): readonly Stand<Row>[] {
  const sorted = rows.toSorted((one, other) => compareStanding(one, other).order);
  return sorted.map((row, index) => {
    const next = sorted[index + 1];
    return { row, beforeNextBecause: next === undefined ? null : compareStanding(row, next).reason };
  });
}
