/** How many came that are answered as they come. */
export interface Came {
  readonly voice: number;
  readonly text: number;
}

/** An hour by the wall clock of a zone: of today, or ahead. */
export interface CountedHour {
  /** Its first instant, in milliseconds since 1970. */
  readonly begins: number;
  /** How many came in it until now; none ahead. */
  readonly came: Came;
  /**
   * How many came in the same hour of the same day of earlier weeks, the last week first: of those weeks alone in which the house had
   * begun already, and whose clocks had that hour.
   */
  readonly earlier: readonly Came[];
}

/** How long contacts were had, all together. */
export interface Handled {
  readonly meanMs: number;
  /** Of so many. */
  readonly of: number;
}

/** How long callers waited, all together, and how many of them gave up. */
export interface CallWaits {
  readonly waitedMs: number;
  readonly left: number;
}

/** What is known when the hours ahead are staffed: counts of all together, and of nobody's work. */
export interface StaffingCounts {
  /** When it was counted, in milliseconds since 1970. */
  readonly at: number;
  /** From midnight up to the last hour ahead, in order; the one that runs is the first ahead. */
  readonly hours: readonly CountedHour[];
  readonly handled: { readonly voice: Handled; readonly text: Handled };
  readonly callWaits: CallWaits;
}

export interface StaffingStore {
  /**
   * Counted from what came in these hours alone (DB721), by the wall clock of `zone`, as IANA names it. `ahead`: so many hours, the one
   * that runs among them. `shortMs`: sooner than that a call that ended is no one who gave up waiting.
   */
  readonly count: (asked: {
    readonly zone: string;
    readonly ahead: number;
    readonly shortMs: number;
  }) => Promise<StaffingCounts>;
  /** Forgets how long contacts were had that ended before that long ago. How many. */
  readonly forgetHolds: (olderThanMs: number) => Promise<number>;
}
