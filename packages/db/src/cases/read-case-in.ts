import type { CaseId, UserId } from "@holdfast/case-schema";
import type { Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import { shareCase } from "./case-statements.ts";
import type { StoredCase } from "./case-store.ts";
import { readStored } from "./read-stored.ts";

/**
 * A case inside a transaction of whoever needs it unchanged until they commit; recorded as read by them. Asks nobody whether it is
 * theirs: that is to be judged before. `null`: there is none.
 */
export async function readCaseIn(
  inside: Inside,
  on: Queryable,
  id: CaseId,
  by: UserId,
): Promise<StoredCase | null> {
  const [row] = await shareCase(on, id);
  return row === undefined ? null : readStored(inside, on, row, by);
}
