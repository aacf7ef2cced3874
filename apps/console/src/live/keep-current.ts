import { useEffect } from "react";
import { shift } from "../alerts/shift.ts";
import type { Store } from "../store/store.ts";
import { queueLoads } from "./queue-loads.ts";
import { untilKnown, type Came } from "./until-known.ts";
import { whenBack, type Reason } from "./when-back.ts";

/** How long more news is awaited, so that what comes together is asked for once, and how often it is asked all the same, in milliseconds. */
const [GATHER_MS, EVERY_MS] = [250, 60_000];

export interface KeptCurrent {
  /** Asks for it, keeps the answer, and gives what came of that. */
  readonly look: () => Promise<Came>;
  /** Forgets it, once nothing shows it any more. */
  readonly forget: () => void;
  /** What besides may have changed it. */
  readonly reasons: readonly Reason[];
  /** It alarms: nothing is awaited before it is asked for, and it is asked for whenever the line is back. */
  readonly isUrgent?: true;
  /** How often it is asked all the same, in milliseconds; each minute where that is left out. */
  readonly everyMs?: () => number;
}

/** Asks anew whenever what is read off a store is another than before. */
export function whenever<Value>(
  store: Pick<Store<Value>, "get" | "subscribe">,
  read: (value: Value) => unknown,
): Reason {
  return (hear) => {
    let stood = read(store.get());
    return store.subscribe(() => {
      const before = stood;
      stood = read(store.get());
      if (stood !== before) hear();
    });
  };
}

/**
 * Gives a hook that keeps something current as long as anything shows it: however many do, it is asked for once, when one of its
 * reasons comes, when the queue came as a whole, when the shift is another (which says what is theirs to see), and each minute; and soon
 * again where no answer came, for what is heard once is heard no more. A line that is back has told what it missed, so then only what is
 * missing is asked for, and what alarms.
 */
export function keepCurrent({ look, forget, reasons, isUrgent, everyMs }: KeptCurrent): () => void {
  let shown = 0;
  let stop = (): void => undefined;
  function begin(): () => void {
    let waiting: ReturnType<typeof setTimeout> | null = null;
    const asking = untilKnown(look);
    const hear = (): void => {
      waiting ??= setTimeout(
        () => {
          waiting = null;
          asking.ask();
        },
        isUrgent === true ? 0 : GATHER_MS,
      );
    };
    const stops = [
      ...[...reasons, whenever(queueLoads, (times) => times), whenever(shift, ({ kind }) => kind)].map(
        (reason) => reason(hear),
      ),
      // What a line brings that comes for the first time begins where the queue does, as which it was asked for.
      whenBack((isFirst) => (isUrgent === true && !isFirst ? hear() : asking.goOn())),
    ];
    const every = setInterval(hear, everyMs?.() ?? EVERY_MS);
    asking.ask();
    return () => {
      asking.stop();
      for (const each of stops) each();
      clearInterval(every);
      if (waiting !== null) clearTimeout(waiting);
      forget();
    };
  }
  return function useKeptCurrent() {
    useEffect(() => {
      shown += 1;
      if (shown === 1) stop = begin();
      return () => {
        shown -= 1;
        if (shown === 0) stop();
      };
    }, []);
  };
}
