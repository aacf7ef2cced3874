import type { LogStore } from "@holdfast/db";
import type { OpenBus } from "./bus.ts";
import { knownWords } from "./known-words.ts";
import { readWord, writeWord } from "./volatile-word.ts";

/** The database's own LISTEN and NOTIFY: for the few gateways that most houses have, and with nothing more to run. */
export function postgresBus(log: Pick<LogStore, "listen">): OpenBus {
  return async ({ wake, told }) => {
    const read = knownWords(readWord);
    const listener = await log.listen(wake, (text) => {
      const word = read(text);
      if (word !== null) told(word);
    });
    return {
      kind: "postgres",
      wake: listener.wake,
      tell: (word) => listener.tell(writeWord(word)),
      isUp: listener.isUp,
      close: listener.close,
    };
  };
}
