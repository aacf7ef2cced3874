import { setTimeout as pause } from "node:timers/promises";
import type { InboundEvent, TakeLive } from "@holdfast/channel-kit";

/** Between two tries to store one call. */
const AGAIN_MS = 500;

/** The way from the line, where calls come, to the intake that stores them. */
export interface StoreSlot {
  /** The channel's live intake: lends its store until the signal aborts. */
  readonly listen: (signal: AbortSignal, store: TakeLive) => Promise<void>;
  /** Stores, however often it takes; `false` when the time is up or the signal aborts before. */
  readonly store: (event: InboundEvent, signal: AbortSignal, patienceMs: number) => Promise<boolean>;
}

/** Makes the one slot of a channel. `elapsed` is a clock that nobody sets: whoever rings meanwhile is not to ring for as long as it was put back. */
export function storeSlot(elapsed: () => number): StoreSlot {
  let lent: TakeLive | null = null;
  return {
    listen: (signal, store) =>
      new Promise((resolve) => {
        const end = (): void => {
          if (lent === store) lent = null;
          resolve();
        };
        if (signal.aborted) return end();
        lent = store;
        signal.addEventListener("abort", end, { once: true });
      }),
    store: async (event, signal, patienceMs) => {
      const until = elapsed() + patienceMs;
      while (!signal.aborted) {
        if ((await lent?.(event)) === "stored") return true;
        if (elapsed() >= until) return false;
        await pause(AGAIN_MS, undefined, { signal }).catch(() => undefined);
      }
      return false;
    },
  };
}
