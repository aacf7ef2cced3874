import type { LogStore } from "@holdfast/db";
import type { Bus, Heard, OpenBus } from "../bus/bus.ts";
import type { VolatileWord } from "../bus/volatile-word.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";

/** Others hear of our commits at most so often: they tell what they read together for as long anyway. */
const TELL_EVERY_MS = 10;

/** The way to the other gateways. */
export interface Others {
  /** Tells them something that may be lost. */
  readonly tell: (word: VolatileWord) => void;
  /** Whether they are heard and told now. */
  readonly isUp: () => boolean;
  readonly stop: () => Promise<void>;
}

/**
 * Calls `wake` after every commit of this gateway and of the others, and tells the others of ours; `told` hears what
 * they tell beside that. A bus that cannot be reached costs latency only: the sweep stands behind it.
 */
export function listenForCommits(
  store: Pick<LogStore, "onCommit">,
  openBus: OpenBus,
  heard: Heard,
  log: Log,
): Others {
  let bus: Bus | null = null;
  async function connect(): Promise<void> {
    try {
      bus = await openBus(heard);
    } catch (error) {
      log.error("realtime.bus_failed", errorFacts(error));
    }
  }
  const connected = connect();
  const others = atMostEvery(TELL_EVERY_MS, () => bus?.wake());
  const forget = store.onCommit(() => {
    heard.wake();
    others.call();
  });
  return {
    tell: (word) => bus?.tell(word),
    isUp: () => bus?.isUp() ?? false,
    async stop() {
      forget();
      others.stop();
      await connected;
      await bus?.close();
    },
  };
}

/** Calls at once, and then once for all calls that come within so long, at its end. */
function atMostEvery(ms: number, call: () => void): { readonly call: () => void; readonly stop: () => void } {
  let resting: NodeJS.Timeout | null = null;
  let wanted = false;
  const now = (): void => {
    wanted = false;
    call();
    resting = setTimeout(() => {
      resting = null;
      if (wanted) now();
    }, ms);
  };
  return {
    call: () => {
      if (resting === null) now();
      else wanted = true;
    },
    stop: () => {
      if (resting !== null) clearTimeout(resting);
      if (wanted) call();
    },
  };
}
