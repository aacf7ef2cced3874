/** What somebody is on for. `lead`, `manager` and `counsel` are called when they are needed; `advocate` answers. */
export const DUTIES = ["lead", "manager", "counsel", "advocate"] as const;
export type Duty = (typeof DUTIES)[number];

/** That somebody is on from one instant up to another, which is no longer theirs. In milliseconds since 1970. */
export interface Shift {
  readonly duty: Duty;
  /** The name by which they sign in. */
  readonly who: string;
  readonly from: number;
  readonly until: number;
}

/** By the time at which they begin, then by duty and name: one order, whatever a file's was. */
export function byStart(one: Shift, other: Shift): number {
  return (
    one.from - other.from ||
    one.until - other.until ||
    DUTIES.indexOf(one.duty) - DUTIES.indexOf(other.duty) ||
    (one.who < other.who ? -1 : Number(one.who > other.who))
  );
}
