/** What came and was answered in the last hour: counts of all together, and of nobody's work. */
export interface LastHour {
  /** Its end, in milliseconds since 1970. */
  readonly at: number;
  /** Who waited and was taken by somebody. */
  readonly answered: number;
  /** Whose call ended while they waited, whoever hung up at once not among them. */
  readonly left: number;
  /** Of those who were taken, how long the one in the middle waited, in milliseconds; `null`: there was none. */
  readonly medianWaitMs: number | null;
  /** How many contacts began in each five minutes of it, the oldest first: twelve. */
  readonly arrivals: readonly number[];
}

export interface LastHourStore {
  /** Counted by one statement, from what happened in it. `shortMs`: sooner than that a call that ended is no one who gave up waiting. */
  readonly count: (shortMs: number) => Promise<LastHour>;
  /** Forgets the lengths of waits that ended before that long ago. How many. */
  readonly forgetWaits: (olderThanMs: number) => Promise<number>;
}
