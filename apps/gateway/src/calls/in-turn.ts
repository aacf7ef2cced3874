import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";

/** Something that is done once more for everybody who wants it while it is being done. */
export interface InTurn {
  readonly soon: () => void;
  /** Nothing of it is being done. */
  readonly idle: () => Promise<void>;
}

/** What fails is told and left to the next who wants it. */
export function inTurn(failed: string, work: () => Promise<unknown>, log: Log): InTurn {
  let running: Promise<void> | null = null;
  let isWanted = false;
  const run = async (): Promise<void> => {
    while (isWanted) {
      isWanted = false;
      try {
        await work();
      } catch (error) {
        log.warn(failed, errorFacts(error));
      }
    }
    running = null;
  };
  return {
    soon: () => {
      isWanted = true;
      running ??= run();
    },
    idle: async () => {
      await running;
    },
  };
}
