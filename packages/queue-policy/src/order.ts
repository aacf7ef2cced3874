import { laneNumber, UNTRIAGED_LANE, type Lane } from "@holdfast/case-schema";

/** What the order reads of a contact: instants are milliseconds since 1970. */
export interface Ordered {
  readonly number: number;
  readonly danger: string | null;
  /** `null`: nobody has judged yet, and it stands where whoever is in the situation stands (Q9). */
  readonly lane: Lane | null;
  readonly dueAt: number;
  readonly waitingSince: number;
}

/** Which rule put one contact before another. */
export type OrderReason =
  | "Q1_danger"
  | "Q9_lane"
  | "Q10_age"
  | "Q2_soonest_breach"
  | "Q3_longest_wait"
  | "Q3_lowest_number";

export interface Comparison {
  /** Negative when the first comes first. Never zero for two contacts. */
  readonly order: number;
  readonly reason: OrderReason;
}

/**
 * How much longer overdue a contact has to be to pass the lane above its own: nobody starves, whatever comes in (Q10). The
 * first two lanes are passed by nobody.
 */
export const LANE_WORTH_MS = 30 * 60_000;

const FIRST_THAT_AGES = laneNumber(UNTRIAGED_LANE);

/**
 * Danger first, then the lane, unless the lower lane's contact is overdue for so much longer that it passes; then the
 * soonest breach and the longest wait; the lower number settles what is left. Total, and free of the clock, so that
 * everybody sees one order (Q1 to Q3, Q9, Q10).
 */
export function compare(one: Ordered, other: Ordered): Comparison {
  const danger = Number(other.danger !== null) - Number(one.danger !== null);
  if (danger !== 0) return { order: danger, reason: "Q1_danger" };
  const lanes = laneNumber(one.lane) - laneNumber(other.lane);
  if (lanes !== 0) return compareLanes(one, other, lanes);
  if (one.dueAt !== other.dueAt) return { order: one.dueAt - other.dueAt, reason: "Q2_soonest_breach" };
  if (one.waitingSince !== other.waitingSince)
    return { order: one.waitingSince - other.waitingSince, reason: "Q3_longest_wait" };
  return { order: one.number - other.number, reason: "Q3_lowest_number" };
}

/** A lane is worth a time, so that age alone brings everybody to the front, and no clock is asked. */
function compareLanes(one: Ordered, other: Ordered, lanes: number): Comparison {
  const higher = Math.min(laneNumber(one.lane), laneNumber(other.lane));
  const aged = one.dueAt - other.dueAt + lanes * LANE_WORTH_MS;
  const passes = higher >= FIRST_THAT_AGES && Math.sign(aged) === -Math.sign(lanes);
  return passes ? { order: aged, reason: "Q10_age" } : { order: lanes, reason: "Q9_lane" };
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
