import { setTimeout as delay } from "node:timers/promises";
import type { HttpLine } from "./http-line.ts";

/** A text that was acknowledged. */
export interface Acknowledged {
  readonly index: number;
  /** When the try that was acknowledged began, and when its answer came; by `performance.now()`. */
  readonly askedAt: number;
  readonly answeredAt: number;
}

/** A provider that brings each text until it is acknowledged, and never again after that. */
export interface PersistentProvider {
  readonly acknowledged: readonly Acknowledged[];
  /** Resolves with the first one that was asked after this call. */
  readonly nextAcknowledged: () => Promise<Acknowledged>;
  /** Begins no further text, and resolves when those begun are acknowledged. */
  readonly end: () => Promise<void>;
}

const PAUSE_MS = 10;

/** Begins to bring texts on every line, numbered from `first`. */
export function startProvider(
  lines: readonly HttpLine[],
  request: (index: number) => Buffer,
  first = 1,
): PersistentProvider {
  const acknowledged: Acknowledged[] = [];
  const waiting = new Set<{ since: number; resolve: (one: Acknowledged) => void }>();
  let next = first;
  const ending = new AbortController();

  async function bring({ ask }: HttpLine): Promise<void> {
    while (!ending.signal.aborted) {
      const index = next;
      next += 1;
      const bytes = request(index);
      for (;;) {
        const askedAt = performance.now();
        const status = await ask(bytes);
        if (status === 200) {
          note({ index, askedAt, answeredAt: performance.now() });
          break;
        }
        await delay(PAUSE_MS);
      }
    }
  }
  function note(one: Acknowledged): void {
    acknowledged.push(one);
    for (const waiter of waiting)
      if (one.askedAt >= waiter.since) {
        waiting.delete(waiter);
        waiter.resolve(one);
      }
  }
  const running = Promise.all(lines.map(bring));
  return {
    acknowledged,
    nextAcknowledged: () => new Promise((resolve) => void waiting.add({ since: performance.now(), resolve })),
    end: async () => {
      ending.abort();
      await running;
    },
  };
}
