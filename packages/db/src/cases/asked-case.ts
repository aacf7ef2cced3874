import { CaseId } from "@holdfast/case-schema";
import type { CaseStatus } from "@holdfast/case-schema/case";
import type { Queryable } from "../sql/statement.ts";
import { caseRelation, lockCase, shareCase, type CaseRow, type RelationRow } from "./case-statements.ts";
import type { CaseAsker, CaseRelation } from "./case-store.ts";

/** Asked in place of a case that is not there, so that both are asked alike. */
export const NO_CASE = CaseId.parse("00000000-0000-4000-8000-000000000000");

export function relationOf(row: RelationRow): CaseRelation {
  return {
    role: row.role,
    isOnShift: row.on_shift,
    hadContact: row.had_contact,
    isLetIn: row.let_in,
    status: row.status,
    brokeGlassAt: row.broke_glass,
    isBarred: row.barred,
  };
}

/** What somebody is to a case of that status to which they are nothing. */
export function strangerTo(
  status: CaseStatus,
  { role, on_shift }: Pick<RelationRow, "role" | "on_shift">,
): CaseRelation {
  const nothing = { had_contact: false, let_in: false, broke_glass: null, barred: false };
  return relationOf({ role, on_shift, status, ...nothing });
}

/** Whether that case is the asker's, judged by what they are to it now. */
export async function isTheirs(on: Queryable, id: CaseId, asker: CaseAsker): Promise<boolean> {
  return (await theirRelation(on, id, asker)) !== null;
}

async function theirRelation(on: Queryable, id: CaseId, asker: CaseAsker): Promise<CaseRelation | null> {
  const [row] = await caseRelation(on, id, asker.id);
  if (row === undefined) return null;
  const relation = relationOf(row);
  return asker.may(relation) ? relation : null;
}

/** A case with what whoever asks is to it. */
export interface AskedCase extends CaseRow {
  readonly relation: CaseRelation;
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
): Promise<AskedCase | null> {
  const [row] = await (to === "change" ? lockCase : shareCase)(on, id);
  // Asked of a case that is not there, too: how long it takes tells nothing (G472).
  const relation = await theirRelation(on, id, asker);
  return row === undefined || relation === null ? null : { ...row, relation };
}
