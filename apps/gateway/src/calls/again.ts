import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";

const FIRST_PAUSE_MS = 100;
const PAUSE_MAX_MS = 2_000;
/** About half a minute: a store that is away for longer takes the lease with it, and what fails in it is a fault of ours. */
const TRIES = 20;

/** What trying again needs. */
export interface AgainParts {
  readonly wait: (ms: number) => Promise<void>;
  readonly log: Log;
  /** Whether it is still ours to do. */
  readonly isOurs: () => boolean;
}

/** What `work` comes to, tried until it comes to something; `null` once it is no longer ours, or was tried for too long. */
export async function again<Value>(
  event: string,
  work: () => Promise<Value>,
  { wait, log, isOurs }: AgainParts,
): Promise<Value | null> {
  let pause = FIRST_PAUSE_MS;
  for (let tries = 1; tries <= TRIES && isOurs(); tries += 1) {
    try {
      return await work();
    } catch (error) {
      log[tries === TRIES ? "error" : "warn"](event, errorFacts(error));
    }
    await wait(pause);
    pause = Math.min(PAUSE_MAX_MS, pause * 2);
  }
  return null;
}
