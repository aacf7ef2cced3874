import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";
import { lineFacts } from "./line-facts.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** What is done about blocks by the clock (G65). */
export function blockChores(store: Pick<Store, "blocks" | "reach">): readonly Chore[] {
  const { blocks } = store;
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
    // What somebody said about their phone is sealed, so it is looked at here; few threads are blocked.
    { name: "blocks_of_shared_lines", everyMs: MINUTE_MS, run: () => endShared(store) },
  ];
}

async function endShared(store: Pick<Store, "blocks" | "reach">): Promise<number> {
  let count = 0;
  for (const { id, contactId } of await store.blocks.holding())
    if ((await lineFacts(store, contactId))?.isShared === true && (await store.blocks.endShared(id)))
      count += 1;
  return count;
}
