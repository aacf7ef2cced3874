import type { Role } from "@holdfast/case-schema";
import { AS_OF, type AsOfRow } from "../log/as-of.ts";
import { statement } from "../sql/statement.ts";
import { RELATION, type RelationRow } from "./case-statements.ts";

/** `version` is `null` where there is no such case. */
export interface CaseNewsRow extends AsOfRow, RelationRow {
  readonly role: Role;
  readonly version: number | null;
}

/** One statement, whether the case is there or not: what is not there takes as long as what is somebody else's. */
export const caseNews = statement<CaseNewsRow, [caseId: string, userId: string]>(
  "case_news",
  `select ${AS_OF}, file.version, ${RELATION}
   from case_relation($1, $2) relation left join case_file file on file.id = $1`,
);
