import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";

/** Ends what leads turned on once its time has come (DB683), by whichever gateway comes first. */
export function surgeChore({ surge }: Pick<Store, "surge">): Chore {
  return { name: "surge", everyMs: 5_000, run: async () => surge.settle() };
}
