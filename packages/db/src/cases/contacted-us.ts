import type { CaseId, PersonId, UserId } from "@holdfast/case-schema";
import { CASE_VERSION } from "@holdfast/case-schema/case";
import type { Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import { partsOfCase, writePart } from "./case-statements.ts";
import { openPart, sealPart, writtenIn } from "./sealed-part.ts";
import { writtenBy } from "./written-by.ts";

/**
 * Writes of people of a case whose lock is held that they contacted us, where that does not stand there; as whoever says so.
 * Whoever cannot be read any more is passed over.
 */
export async function writeContactedUs(
  inside: Inside,
  on: Queryable,
  {
    caseId,
    by,
    people,
  }: { readonly caseId: CaseId; readonly by: UserId; readonly people: readonly PersonId[] },
): Promise<void> {
  if (people.length === 0) return;
  for (const row of await partsOfCase(on, caseId)) {
    if (!people.some((id) => id === row.id) || row.owner_key === null) continue;
    const stored = openPart(inside, row);
    if (stored.part?.kind !== "person" || stored.part.values.hasContactedUs) continue;
    const part = { ...stored.part, values: { ...stored.part.values, hasContactedUs: true } };
    const { revision } = writtenIn(stored, "hasContactedUs");
    const written = await writtenBy(on, by, revision + 1, inside.clock());
    const owner = inside.owners.unwrap(row.id, row.owner_key);
    const next = { part, written: { ...stored.written, hasContactedUs: written } };
    await writePart(on, row.id, row.version, CASE_VERSION, sealPart(owner, row.version + 1, next));
  }
}
