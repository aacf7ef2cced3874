import { setTimeout as sleep } from "node:timers/promises";
import { fillForm, sendForm } from "./form-by-hand.ts";
import { deliver } from "./provider.ts";

/** A crowd that writes in without pause, and remembers what the gateway said it had taken. */
export interface Feeder {
  /** Words of every delivery that was answered with success. */
  readonly accepted: readonly string[];
  /** Ends it; resolves when no delivery is under way. */
  readonly end: () => Promise<void>;
}

const WRITERS = 4;
/** A dead gateway must not be hammered until the machine has no time to start it again. */
const PAUSE_MS = 25;

/**
 * Posts provider messages and forms from several writers at once. Like a provider, or like somebody who presses Send
 * again, a writer repeats what was not accepted until it is.
 */
export function feed(url: URL, round: string): Feeder {
  const accepted: string[] = [];
  const over = new AbortController();
  const untilTaken = async (attempt: () => Promise<boolean>): Promise<boolean> => {
    while (!over.signal.aborted) {
      if (await attempt().catch(() => false)) return true;
      await sleep(PAUSE_MS);
    }
    return false;
  };
  const write = async (writer: number): Promise<void> => {
    for (let count = 0; !over.signal.aborted; count += 1) {
      const text = `${round} writer ${writer} message ${count}`;
      const attempt = writer === 0 ? formAttempt(url, text) : messageAttempt(url, text, `555-01${writer}0`);
      if (await untilTaken(attempt)) accepted.push(text);
      await sleep(PAUSE_MS / 5);
    }
  };
  const writers = Array.from({ length: WRITERS }, (_, writer) => write(writer));
  return {
    accepted,
    async end() {
      over.abort();
      await Promise.all(writers);
    },
  };
}

/** One person's form, filled once and sent as often as it takes. */
function formAttempt(url: URL, words: string): () => Promise<boolean> {
  let filled: Awaited<ReturnType<typeof fillForm>> | undefined;
  return async () => sendForm(url, (filled ??= await fillForm(url, words)));
}

function messageAttempt(url: URL, text: string, from: string): () => Promise<boolean> {
  return async () => (await deliver(url, { event: text, from, text })).ok;
}
