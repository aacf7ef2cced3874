import { setTimeout as pause } from "node:timers/promises";

const LOOK_MS = 40;

/** Resolves once `holds`; throws with `what` when it never does. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  patienceMs = 20_000,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`${what} did not come to be`);
    await pause(LOOK_MS);
  }
}
