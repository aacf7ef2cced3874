import type { CaseId, PersonId, UserId } from "@holdfast/case-schema";
import { CASE_VERSION, changePart, newCasePerson } from "@holdfast/case-schema/case";
import { keepTraces, peopleOf } from "../cases/add-parts.ts";
import { partsOfCase, writePart } from "../cases/case-statements.ts";
import { openPart, sealPart, writtenIn } from "../cases/sealed-part.ts";
import { writtenBy } from "../cases/written-by.ts";
import type { Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";

/**
 * Puts a field of somebody, of a case whose lock is held, back to how it is of whom nothing is known, with nothing of what stood there
 * before. Whether it could be: what nobody can read, or cannot go by itself, stays.
 */
export async function eraseField(
  inside: Inside,
  on: Queryable,
  {
    caseId,
    person,
    field,
    by,
  }: { readonly caseId: CaseId; readonly person: PersonId; readonly field: string; readonly by: UserId },
): Promise<boolean> {
  const rows = await partsOfCase(on, caseId);
  const row = rows.find(({ id }) => id === person);
  if (row === undefined || row.owner_key === null) return false;
  const stored = openPart(inside, row);
  if (stored.part === null) return false;
  const unknown: Readonly<Record<string, unknown>> = newCasePerson(person);
  const changed = changePart(
    stored.part,
    { field, value: unknown[field] },
    { caseId, people: peopleOf(rows) },
  );
  if (changed.kind === "refused") return false;
  const { revision } = writtenIn(stored, field);
  const written = await writtenBy(on, by, revision + 1, inside.clock());
  const owner = inside.owners.unwrap(person, row.owner_key);
  const next = { part: changed.part, written: { ...stored.written, [field]: written } };
  await writePart(on, person, row.version, CASE_VERSION, sealPart(owner, row.version + 1, next), by, field);
  await keepTraces(inside, on, changed.part);
  return true;
}
