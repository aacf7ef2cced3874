import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";

const HOUR_MS = 3_600_000;

/** As long as who was told of which alarm is known: who was to be there is asked with it. */
const KEPT_MS = 90 * 24 * HOUR_MS;

/** Forget how the rota once stood (G747). */
export function rotaChores({ rota }: Pick<Store, "rota">): readonly Chore[] {
  return [{ name: "old_rota", everyMs: HOUR_MS, run: async () => rota.forget(KEPT_MS) }];
}
