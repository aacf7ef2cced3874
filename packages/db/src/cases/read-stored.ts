import { PersonId, type UserId } from "@holdfast/case-schema";
import { CASE_VERSION, newCasePerson, readCase, type CaseRecord } from "@holdfast/case-schema/case";
import type { Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { CaseFactsRow, CaseRow } from "./case-statements.ts";
import type { CaseFacts, StoredCase, StoredPart } from "./case-store.ts";
import { filingOfRow } from "./filing-of-row.ts";
import { openPart } from "./sealed-part.ts";
import { readRows } from "./stored-case-statement.ts";

export function factsOfRow({ id, number, version, status, made_at, made_by }: CaseFactsRow): CaseFacts {
  return { id, number, version, status, madeAt: made_at, madeBy: made_by };
}

/** All of a case whose lock is held, and that it was read. */
export async function readStored(
  inside: Inside,
  on: Queryable,
  row: CaseRow,
  by: UserId,
): Promise<StoredCase> {
  const rows = await readRows(on, row.id, by, row.version, inside.clock());
  const parts = rows.parts.map((part) => openPart(inside, part));
  const filings = rows.filings.map((filing) => filingOfRow(inside, filing));
  const facts = factsOfRow(row);
  return {
    ...facts,
    statusWritten: { revision: row.status_revision, by: row.status_by, at: row.status_at },
    parts,
    filings,
    letIn: rows.guests,
    record: parts.every(isWhole) ? readableRecord({ ...facts, parts, filings }) : null,
  };
}

function isWhole({ because }: StoredPart): boolean {
  return because === null || because === "forgotten";
}

/**
 * What can be read of a case, as one record: whoever cannot be read is somebody of whom nothing is known, as whoever was forgotten
 * is, and any other part that cannot is left out. Only for whom some of it now is better than all of it later; everybody else asks
 * for `record`, which is `null` then, so that nobody takes what is left for all there is.
 */
export function readableRecord({
  id,
  status,
  parts,
  filings,
}: Pick<StoredCase, "id" | "status" | "parts" | "filings">): CaseRecord | null {
  const kept = parts.flatMap((each) => valuesOf(each) ?? []);
  const of = (kind: StoredPart["kind"]) =>
    kept.filter((each) => each.kind === kind).map(({ values }) => values);
  const read = readCase({
    version: CASE_VERSION,
    id,
    status,
    contacts: filings.map(({ contactId }) => contactId),
    persons: of("person"),
    exploiters: of("exploiter"),
    notes: of("note"),
  });
  return read.kind === "read" ? read.record : null;
}

/** A person is still somebody when nothing of them can be read; a note is nothing then. */
function valuesOf({ kind, id, part }: StoredPart) {
  if (part !== null) return part;
  return kind === "person" ? { kind, values: newCasePerson(PersonId.parse(id)) } : null;
}
