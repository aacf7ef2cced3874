import type { Program } from "./program.ts";
import { until } from "./until.ts";

/** One try to start a program, on ports of its own. */
export interface Start {
  readonly program: Program;
  /** Whether it does by now what it was started for. */
  readonly stands: () => Promise<boolean>;
}

/** A port may be taken by somebody between the look at it and the start; so often in a row it is no chance. */
const TRIES_MAX = 3;

/**
 * Starts a program until it stands: one that ended before is started again, `start` choosing other ports for it. Throws with what
 * it said, and says apart whether it ended each time or runs and never came so far.
 */
export async function startStanding<T extends Start>(what: string, start: () => Promise<T>): Promise<T> {
  let said = "";
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const started = await start();
    if (await hasStood(what, started)) return started;
    said = await started.program.words();
  }
  throw new Error(`${what} ended ${TRIES_MAX} times before it stood; at last it said: ${said}`);
}

/** Whether a program came to stand; false once it ended before. One that runs and does not is stopped and thrown about. */
export async function hasStood(
  what: string,
  { program, stands }: Start,
  patienceMs?: number,
): Promise<boolean> {
  let stood = false;
  const looked = until(
    what,
    async () => {
      stood = program.isRunning() && (await stands());
      return stood || !program.isRunning();
    },
    patienceMs,
  );
  await looked.catch(async (error: unknown) => {
    await program.stop();
    throw new Error(`${what} runs and did not come to stand; it said: ${await program.words()}`, {
      cause: error,
    });
  });
  return stood;
}
