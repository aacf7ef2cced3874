import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";

/**
 * Says every other second which master keys this gateway has, and hears which one is written with. A second one that is put beside
 * the first is read without a new start (G446). One that cannot be read is said each time, and what was read before stays.
 */
export function keyChore({ keys }: Pick<Store, "keys">, nextKey: () => Promise<Buffer | null>): Chore {
  return {
    name: "master_keys",
    everyMs: 2_000,
    async run() {
      let found: Buffer | null = null;
      try {
        found = await nextKey();
      } finally {
        await keys.beat(found);
      }
      return 0;
    },
  };
}
