import { notAnswered, type OutboxStore } from "@holdfast/db";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";

/** How long it is tried to write down what became of a message, in milliseconds: a line that is cut is mended by then, or by people. */
export const SETTLES_WITHIN_MS = 120_000;
const PAUSE_MS = 1_000;
/**
 * What the database answers that it would answer again: what is given breaks a rule of what is kept (PostgreSQL, appendix A). What it
 * says of a statement may be over in a moment, as while another release changes a table.
 */
const REFUSED = /^(?:2[123]|44)/;

/** How time passes, when there is no more of it, and who is told why it takes some. */
export interface SettlingTime {
  readonly log: Pick<Log, "warn">;
  readonly stop: AbortSignal;
  /** Resolves after so many milliseconds, or once `stop` aborts. */
  readonly wait: (ms: number) => Promise<void>;
  readonly elapsed: () => number;
}

/**
 * Writes down what became of a message, again and again while the database is away: nobody else knows it, and until then it looks as if
 * it might not have been sent. The first time it is said why. Rejects as the last try did, after two minutes or once `stop` aborts, and at
 * once where the database answered that it does not take it. Done again, it is done once.
 */
export function settlesLater<Given extends readonly unknown[]>(
  settle: (...given: Given) => Promise<void>,
  time: SettlingTime,
): (...given: Given) => Promise<void> {
  return async (...given) => untilAnswered(async () => settle(...given), time);
}

/**
 * Gives back what was surely not sent, in the same way. Where a try was not answered and a later one finds the lease gone, that try may
 * have given it back: it is not said to be lost then, or its author would say again what leaves by itself.
 */
export function givesBackLater(
  tryAgain: OutboxStore["tryAgain"],
  time: SettlingTime,
): OutboxStore["tryAgain"] {
  return async (...given) => untilAnswered(async (isFirst) => (await tryAgain(...given)) || !isFirst, time);
}

async function untilAnswered<Answer>(
  work: (isFirst: boolean) => Promise<Answer>,
  { stop, wait, elapsed, log }: SettlingTime,
): Promise<Answer> {
  let isFirst = true;
  for (const since = elapsed(); ; await wait(PAUSE_MS)) {
    try {
      return await work(isFirst);
    } catch (error) {
      if (isRefusal(error) || stop.aborted || elapsed() - since >= SETTLES_WITHIN_MS) throw error;
      if (isFirst) log.warn("outbox_settles_later", errorFacts(error));
      isFirst = false;
    }
  }
}

function isRefusal(error: unknown): boolean {
  if (notAnswered(error) || !(error instanceof Error) || !("code" in error)) return false;
  return REFUSED.test(String(error.code));
}
