import { setTimeout as pause } from "node:timers/promises";

const LOOK_MS = 20;

/** Resolves once `holds`; throws with `what` when it never does. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  patienceMs = 30_000,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`${what} did not come to be`);
    await pause(LOOK_MS);
  }
}
