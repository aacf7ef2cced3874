import type { OutboxStore } from "@holdfast/db";

/** How long it is tried to write down what became of a message, in milliseconds: a line that is cut is mended by then, or by people. */
export const SETTLES_WITHIN_MS = 120_000;
const PAUSE_MS = 1_000;

/** How time passes, and when there is no more of it. */
export interface SettlingTime {
  readonly stop: AbortSignal;
  /** Resolves after so many milliseconds, or once `stop` aborts. */
  readonly wait: (ms: number) => Promise<void>;
  readonly elapsed: () => number;
}

/**
 * Writes down what became of a message, again and again while the database is away: nobody else knows it, and until then it looks as if
 * it might not have been sent. Rejects as the last try did, after two minutes or once `stop` aborts.
 */
export function settlesLater(
  settle: OutboxStore["settle"],
  { stop, wait, elapsed }: SettlingTime,
): OutboxStore["settle"] {
  return async (...given) => {
    for (const since = elapsed(); ; await wait(PAUSE_MS)) {
      try {
        return await settle(...given);
      } catch (error) {
        if (stop.aborted || elapsed() - since >= SETTLES_WITHIN_MS) throw error;
      }
    }
  };
}
