/** What the order reads of a contact: instants are milliseconds since 1970. */
export interface Ordered {
  readonly number: number;
  readonly danger: string | null;
  readonly dueAt: number;
  readonly waitingSince: number;
}

/** Which rule put one contact before another. */
export type OrderReason = "Q1_danger" | "Q2_soonest_breach" | "Q3_longest_wait" | "Q3_lowest_number";

export interface Comparison {
  /** Negative when the first comes first. Never zero for two contacts. */
  readonly order: number;
  readonly reason: OrderReason;
}

/**
 * Danger first, then the soonest breach, then the longest wait; the lower number settles what is left. Total, and free of
 * the clock, so that everybody sees one order (Q1 to Q3).
 */
export function compare(one: Ordered, other: Ordered): Comparison {
  const danger = Number(other.danger !== null) - Number(one.danger !== null);
  if (danger !== 0) return { order: danger, reason: "Q1_danger" };
  if (one.dueAt !== other.dueAt) return { order: one.dueAt - other.dueAt, reason: "Q2_soonest_breach" };
  if (one.waitingSince !== other.waitingSince)
    return { order: one.waitingSince - other.waitingSince, reason: "Q3_longest_wait" };
  return { order: one.number - other.number, reason: "Q3_lowest_number" };
}

/** A contact in its place, with the rule that set it before the next one; the last one has no next. */
export interface Placed<Row> {
  readonly row: Row;
  readonly beforeNextBecause: OrderReason | null;
}

/** The queue in order, each place explained. Does not change its argument. */
export function orderQueue<Row extends Ordered>(rows: readonly Row[]): readonly Placed<Row>[] {
  const sorted = rows.toSorted((one, other) => compare(one, other).order);
  return sorted.map((row, index) => {
    const next = sorted[index + 1];
    return { row, beforeNextBecause: next === undefined ? null : compare(row, next).reason };
  });
}
