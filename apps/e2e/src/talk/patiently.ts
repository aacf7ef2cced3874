import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 45_000;
/** A dead gateway must not be hammered until the machine has no time to start it again. */
const PAUSE_MS = 100;

/** Asks again while there is no answer, as whoever has lost their connection does; at last, tells why there is none. */
export async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (const end = Date.now() + PATIENCE_MS; ; await sleep(PAUSE_MS)) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
