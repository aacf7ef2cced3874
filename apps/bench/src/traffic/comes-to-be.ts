import { setTimeout as delay } from "node:timers/promises";

const LOOK_MS = 50;
const PATIENCE_MS = 120_000;

/** Resolves once it holds; throws with `what` when it does not within two minutes. */
export async function comesToBe(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; !(await holds()); await delay(LOOK_MS))
    if (performance.now() > end) throw new Error(`${what} did not come to be`);
}
