import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { StartRefusal } from "../start-refusal.ts";
import { letGo } from "./user-lock.ts";

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** A server that ran this long before it ended is not one that ends as soon as it runs. */
const STEADY_MS = 30_000;

export interface KeepServing {
  readonly data: string;
  /** Holds the running server in use. */
  readonly guard: Client;
  /** Starts or adopts the server and holds it in use; `null` when the signal came first. */
  readonly reach: (signal: AbortSignal) => Promise<Client | null>;
  readonly say: (words: string) => void;
}

/**
 * Starts the server again whenever it ends without `stop` having been asked, for as long as it takes, and says so. Several
 * gateways may do so at once: one starts it, all hold it again.
 */
export function keepServing({ data, guard: first, reach, say }: KeepServing): {
  readonly stop: () => Promise<"stopped" | "left running">;
} {
  const stopping = new AbortController();
  let guard: Client | null = null;
  let reviving: Promise<void> = Promise.resolve();
  let pause = FIRST_PAUSE_MS;

  function hold(next: Client): void {
    const since = performance.now();
    guard = next;
    next.once("end", () => {
      guard = null;
      if (stopping.signal.aborted) return;
      if (performance.now() - since > STEADY_MS) pause = FIRST_PAUSE_MS;
      say("The database ended unexpectedly. Starting it again.");
      reviving = revive();
    });
  }

  async function revive(): Promise<void> {
    while (await rested()) {
      const next = await reach(stopping.signal).catch(sayWhy);
      if (next === null) continue;
      hold(next);
      if (!stopping.signal.aborted) say("The database runs again.");
      return;
    }
  }

  /** `false` once stopping. Uneven, so that gateways which lost the server together do not start it together. */
  async function rested(): Promise<boolean> {
    const { signal } = stopping;
    await sleep(pause * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {});
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    return !signal.aborted;
  }

  function sayWhy(error: unknown): null {
    const because = error instanceof Error ? error.message : String(error);
    const why = error instanceof StartRefusal ? because : `The database could not be started: ${because}.`;
    say(`${why} Trying again.`);
    return null;
  }

  // Nothing was awaited since the lock was taken, so an end cannot have been missed.
  hold(first);
  return {
    async stop() {
      stopping.abort();
      await reviving;
      return letGo(guard, data);
    },
  };
}
