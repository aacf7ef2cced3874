import type { Queryable } from "../sql/statement.ts";
import type { Passing } from "./house-time.ts";
import { databaseTime } from "./house-time-statements.ts";

/** What the database's clock says, in milliseconds since 1970; where a test turns that as well, what it was turned to. */
export async function readDatabaseTime(on: Queryable, { databaseClock }: Passing): Promise<number> {
  if (databaseClock !== undefined) return databaseClock();
  const [row] = await databaseTime(on);
  if (row === undefined) throw new Error("the database says what time it is");
  return row.now;
}
