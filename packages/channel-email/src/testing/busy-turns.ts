import { setTimeout as pause } from "node:timers/promises";

/** How busy this thread was, in milliseconds of its own processor time: what others do at the same machine is no part of it. */
export interface Busy {
  /** The longest turn of the event loop: for so long nobody else is served here. */
  readonly longestMs: number;
  readonly wholeMs: number;
}

const usedMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** Measures until `work` is done. */
export async function busyDuring(work: () => Promise<unknown>): Promise<Busy> {
  const began = usedMs();
  let longestMs = 0;
  const ending = new AbortController();
  const done = work().finally(() => ending.abort());
  while (!ending.signal.aborted) {
    const before = usedMs();
    // Comes round at the next turn, unless one keeps it waiting.
    await pause(1);
    longestMs = Math.max(longestMs, usedMs() - before);
  }
  await done;
  return { longestMs, wholeMs: usedMs() - began };
}
