import type { LogListener, LogStore } from "@holdfast/db";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";

/**
 * Calls `wake` after every commit of this gateway and of the others, and tells the others of ours. Answers how to stop.
 * A bus that cannot be reached costs latency only: the sweep stands behind it.
 */
export function listenForCommits(store: LogStore, wake: () => void, log: Log): () => Promise<void> {
  let bus: LogListener | null = null;
  async function connect(): Promise<void> {
    try {
      bus = await store.listen(wake);
    } catch (error) {
      log.error("realtime.bus_failed", errorFacts(error));
    }
  }
  const connected = connect();
  const forget = store.onCommit(() => {
    wake();
    bus?.wake();
  });
  return async () => {
    forget();
    await connected;
    await bus?.close();
  };
}
