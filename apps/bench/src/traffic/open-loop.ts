import type { HttpLine } from "./http-line.ts";

const TICK_MS = 1;

/** Milliseconds from when each request was due until it was answered: a server that falls behind is not spared the wait. */
export type Latencies = readonly number[];

/** Asks `perSecond` times a second for so long, whatever the answers do, as the world does. */
export async function openLoop(
  lines: readonly HttpLine[],
  next: () => Buffer,
  perSecond: number,
  milliseconds: number,
): Promise<Latencies> {
  const count = Math.floor((perSecond * milliseconds) / 1_000);
  const begun = performance.now();
  const dueAt = (index: number): number => begun + (index * 1_000) / perSecond;
  const free = [...lines];
  const latencies: number[] = [];
  const done = Promise.withResolvers<Latencies>();
  let sent = 0;

  const ask = async (line: HttpLine, due: number): Promise<void> => {
    const status = await line.ask(next());
    if (status !== 200) return done.reject(new Error(`a delivery was answered ${status}`));
    latencies.push(performance.now() - due);
    free.push(line);
    if (latencies.length === count) done.resolve(latencies);
    sendDue();
  };
  function sendDue(): void {
    while (sent < count && dueAt(sent) <= performance.now()) {
      // The one that has rested longest: one that is kept for a rush is closed by the other end by then.
      const line = free.shift();
      if (line === undefined) return;
      void ask(line, dueAt(sent));
      sent += 1;
    }
  }
  if (count === 0) return [];
  const ticking = setInterval(sendDue, TICK_MS);
  try {
    return await done.promise;
  } finally {
    clearInterval(ticking);
  }
}

/** The value that so large a share of all values does not exceed; `NaN` of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
