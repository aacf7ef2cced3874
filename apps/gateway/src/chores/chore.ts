/** Something to be forgotten now and then. Doing it twice, or at two gateways at once, does no harm. */
export interface Chore {
  readonly name: string;
  readonly everyMs: number;
  /** Does it, and says how much there was to do. */
  readonly run: () => Promise<number>;
}
