import type { CaseId } from "@holdfast/case-schema";
import type { Queryable } from "../sql/statement.ts";
import { caseRelation, lockCase, shareCase, type CaseRow, type RelationRow } from "./case-statements.ts";
import type { CaseAsker, CaseRelation } from "./case-store.ts";

export function relationOf(row: RelationRow): CaseRelation {
  return {
    role: row.role,
    isOnShift: row.on_shift,
    hadContact: row.had_contact,
    isLetIn: row.let_in,
  };
}

/** Whether that case is the asker's, judged by what they are to it now. */
export async function isTheirs(on: Queryable, id: CaseId, asker: CaseAsker): Promise<boolean> {
  const [row] = await caseRelation(on, id, asker.id);
  return row !== undefined && asker.may(relationOf(row));
}

/**
 * A case with its lock, to be changed or to be read, when it is the asker's; `null`: it is not there or not theirs, which nobody is
 * told apart. The relation is asked for under the lock, so that whoever was shut out before is.
 */
export async function askedCase(
  on: Queryable,
  id: CaseId,
  asker: CaseAsker,
  to: "change" | "read",
): Promise<CaseRow | null> {
  const [row] = await (to === "change" ? lockCase : shareCase)(on, id);
  if (row === undefined) return null;
  return (await isTheirs(on, id, asker)) ? row : null;
}
