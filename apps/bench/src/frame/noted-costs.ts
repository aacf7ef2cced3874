import type { Cost } from "./cost.ts";
import { median } from "./figure.ts";

/** The costs of all rounds of one side. */
export interface NotedCosts {
  readonly seen: readonly Cost[];
  /** Keeps a cost, and gives its rate. */
  readonly note: (measured: Promise<Cost>) => Promise<number>;
  /** CPU microseconds of one operation on both ends, in the middle of the rounds. */
  readonly micros: () => number;
}

/** Begins with none. */
export function notedCosts(): NotedCosts {
  const seen: Cost[] = [];
  return {
    seen,
    note: async (measured) => {
      const cost = await measured;
      seen.push(cost);
      return cost.perSecond;
    },
    micros: () => median(seen.map(({ clientMicros, serverMicros }) => clientMicros + serverMicros)),
  };
}
