import { uptime } from "node:os";

/** How coarsely it may be told how long a machine has been up, in milliseconds: in whole seconds, where it says no more. */
const COARSE_MS = 1_000;

/**
 * Milliseconds that go on while this machine sleeps, too. What measures how long something takes stands still then; how long the machine
 * has been up goes on, and is told coarsely, so it counts only where it is ahead by more than that. It never goes back.
 */
export function sleepless(runningMs: () => number, upMs: () => number): () => number {
  const apart = upMs() - runningMs();
  return () => Math.max(runningMs(), upMs() - apart - COARSE_MS);
}

/** Such milliseconds of this machine. */
export const passedMs: () => number = sleepless(
  () => performance.now(),
  () => uptime() * 1_000,
);
