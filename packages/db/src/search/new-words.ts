import { statement, type Queryable } from "../sql/statement.ts";

/**
 * The words of how many texts one transaction puts among the others, while a search may wait for it. Of five hundred texts of thirty words
 * each, among eight million words that were not in memory, it took a second on a busy machine of two cores: two milliseconds each.
 */
const TOGETHER = 100;
/** How many such transactions follow each other at most, so that whoever calls comes back. */
const ROUNDS = 50;

const settle = statement<{ settled: number }, [most: number]>(
  "settle_contact_words",
  "select settle_contact_words($1) as settled",
);

/** Puts what waits among the words that are searched: all of it, unless more came than does in a second (DB620). */
export async function settleSome(on: Queryable): Promise<number> {
  const [row] = await settle(on, TOGETHER);
  return row?.settled ?? 0;
}

/** The same until nothing waits, or so much was done that the rest is left to the next time. */
export async function settleAll(on: Queryable): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) if ((await settleSome(on)) < TOGETHER) return;
}
