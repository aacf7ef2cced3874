import { CASE_VERSION, changePart, PART_FIELDS, type CasePart } from "@holdfast/case-schema/case";
import type { Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import { keepTraces, peopleOf } from "./add-parts.ts";
import { partsOfCase, recordCaseRead, writePart, type CaseRow } from "./case-statements.ts";
import type { CaseAsker, CaseChange, CaseChanged, StoredPart, WrittenValue } from "./case-store.ts";
import { openPart, sealPart, writtenIn } from "./sealed-part.ts";
import { meantValue } from "./case-addresses.ts";
import { writtenBy } from "./written-by.ts";

/** What came of changing a field. Personal data: `was`, what stood there until then, and `is`; `null` where it held already. */
export type FieldChanged =
  | Exclude<CaseChanged, { readonly kind: "changed" }>
  | (Extract<CaseChanged, { readonly kind: "changed" }> & {
      readonly change: { readonly was: WrittenValue; readonly is: unknown } | null;
    });

/** What is to stand in a field, and what stands against it, judged by both values under the case's lock. */
export interface FieldChange<Refusal> extends CaseChange {
  readonly refuses?: (was: unknown, is: unknown) => Refusal | null;
}

/** One field of a case whose lock is held, from the revision that its writer saw: what others wrote into other fields stays (DB302). */
export async function changeField<Refusal = never>(
  inside: Inside,
  on: Queryable,
  row: CaseRow,
  asker: CaseAsker,
  { kind, id, field, value, seenRevision, refuses }: FieldChange<Refusal>,
): Promise<FieldChanged | Refusal> {
  const rows = await partsOfCase(on, row.id);
  const found = rows.find((each) => each.id === id && each.kind === kind);
  if (found === undefined) return { kind: "not_found" };
  const stored = openPart(inside, found);
  if (stored.part === null || found.owner_key === null) return { kind: "unreadable" };
  const now = valueIn(stored, stored.part, field);
  const meant = meantValue(inside, { kind, id, field }, value, now.value);
  const within = { caseId: row.id, people: peopleOf(rows) };
  const changed = changePart(stored.part, { field, value: meant }, within);
  if (changed.kind === "refused" && changed.because === "field") return { kind: "invalid", because: "field" };
  if (now.revision !== seenRevision) {
    // Said again by whoever wrote it, or by somebody who says the same: it holds already.
    const isSame = changed.kind === "changed" && isEqual(fieldOf(changed.part, field), now.value);
    if (isSame) return { kind: "changed", written: now, caseVersion: null, value: now.value, change: null };
    // Whoever is told what stands there has read it.
    await recordCaseRead(on, row.id, asker.id, row.version, inside.clock());
    return { kind: "overtaken", now };
  }
  if (changed.kind === "refused") return { kind: "invalid", because: changed.because };
  const is = fieldOf(changed.part, field);
  const refusal = refuses?.(now.value, is) ?? null;
  if (refusal !== null) return refusal;
  const written = await writtenBy(on, asker.id, now.revision + 1, inside.clock());
  const owner = inside.owners.unwrap(id, found.owner_key);
  const next = { part: changed.part, written: { ...stored.written, [field]: written } };
  await writePart(
    on,
    id,
    found.version,
    CASE_VERSION,
    sealPart(owner, found.version + 1, next),
    asker.id,
    field,
  );
  await keepTraces(inside, on, changed.part);
  return { kind: "changed", written, caseVersion: row.version + 1, value: is, change: { was: now, is } };
}

function valueIn(stored: StoredPart, part: CasePart, field: string): WrittenValue {
  return { value: fieldOf(part, field), ...writtenIn(stored, field) };
}

function fieldOf(part: CasePart, field: string): unknown {
  const values: Readonly<Record<string, unknown>> = part.values;
  return Object.hasOwn(PART_FIELDS[part.kind], field) ? values[field] : undefined;
}

const isEqual = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
