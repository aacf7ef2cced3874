import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** What is done about blocks by the clock (G65). */
export function blockChores({ blocks }: Pick<Store, "blocks">): readonly Chore[] {
  return [
    {
      // What another gateway blocked is kept in silence here a second later; until then it is heard.
      name: "known_blocks",
      everyMs: SECOND_MS,
      run: async () => {
        await blocks.reread();
        return 0;
      },
    },
    { name: "ended_blocks", everyMs: MINUTE_MS, run: () => blocks.endPast() },
  ];
}
