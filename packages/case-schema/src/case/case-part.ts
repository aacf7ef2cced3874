import { z } from "zod";
import type { CaseId, PersonId } from "../ids.ts";
import { AllegedExploiter, EXPLOITER_FIELDS } from "./alleged-exploiter.ts";
import { CasePerson, newCasePerson, PERSON_FIELDS } from "./case-person.ts";
import { CASE_VERSION, CaseNote, CaseRecord, NOTE_FIELDS } from "./case-record.ts";
import type { Fields } from "./field.ts";
import { migrateCase } from "./read-case.ts";

/** What a case consists of: each is kept, changed and forgotten by itself. */
export const CasePartKind = z.enum(["person", "exploiter", "note"]);
export type CasePartKind = z.infer<typeof CasePartKind>;

/** One part of a case with its kind. Personal data. */
export type CasePart =
  | { readonly kind: "person"; readonly values: CasePerson }
  | { readonly kind: "exploiter"; readonly values: AllegedExploiter }
  | { readonly kind: "note"; readonly values: CaseNote };

/** The fields of each kind of part. */
export const PART_FIELDS = Object.freeze({
  person: PERSON_FIELDS,
  exploiter: EXPLOITER_FIELDS,
  note: NOTE_FIELDS,
}) satisfies Readonly<Record<CasePartKind, Fields>>;

const SCHEMAS = { person: CasePerson, exploiter: AllegedExploiter, note: CaseNote } as const;
const LISTS = { person: "persons", exploiter: "exploiters", note: "notes" } as const;

/** What a part is, which nobody changes. */
const FIXED: readonly string[] = ["id", "writtenBy", "writtenAt"];

/** Whose something is and what may be in it, which only grows: whoever was named there has to agree, whatever is written since. */
const GROWING: readonly string[] = ["toldBy", "about", "mayHold"];

/** A part as it was kept, in today's form; or why it cannot be read. */
export type PartRead =
  | { readonly kind: "read"; readonly part: CasePart }
  | { readonly kind: "refused"; readonly because: "newer" | "unreadable" };

/** Reads a part that was kept in this or an earlier form of the case record. */
export function readPart(kind: CasePartKind, values: unknown, form: number): PartRead {
  if (form > CASE_VERSION) return { kind: "refused", because: "newer" };
  const list = LISTS[kind];
  const { [list]: moved } = migrateCase({ version: form, [list]: [values] }, CASE_VERSION);
  const part = asPart(kind, Array.isArray(moved) ? moved[0] : undefined);
  return part === null ? { kind: "refused", because: "unreadable" } : { kind: "read", part };
}

/** A part with one field as it is to be, or why it cannot be. */
export type PartChanged =
  | { readonly kind: "changed"; readonly part: CasePart }
  /**
   * No such field, or none that changes; not a value of it; not together with the others; names nobody of this case; leaves out
   * somebody whose it was, or a kind of fact that may be in it.
   */
  | { readonly kind: "refused"; readonly because: "field" | "value" | "together" | "people" | "narrower" };

/** Puts a value into one field of a part of a case with these people. */
export function changePart(
  part: CasePart,
  change: { readonly field: string; readonly value: unknown },
  within: { readonly caseId: CaseId; readonly people: readonly PersonId[] },
): PartChanged {
  const fields: Fields = PART_FIELDS[part.kind];
  const known = Object.hasOwn(fields, change.field) ? fields[change.field] : undefined;
  if (known === undefined || FIXED.includes(change.field)) return { kind: "refused", because: "field" };
  const value = known.schema.safeParse(change.value);
  if (!value.success) return { kind: "refused", because: "value" };
  const changed = asPart(part.kind, { ...part.values, [change.field]: value.data });
  if (changed === null) return { kind: "refused", because: "together" };
  if (!fitsInto(changed, within)) return { kind: "refused", because: "people" };
  const values: Readonly<Record<string, unknown>> = part.values;
  return isNarrower(change.field, values[change.field], value.data)
    ? { kind: "refused", because: "narrower" }
    : { kind: "changed", part: changed };
}

/** Whether somebody, or a kind of fact, is left out who was named: in a field that says so, or beside the words of one. */
function isNarrower(field: string, before: unknown, after: unknown): boolean {
  if (GROWING.includes(field)) return lacksAny(before, after);
  if (!isWorded(before) || !isWorded(after)) return false;
  return lacksAny(before.about, after.about) || lacksAny(before.mayHold, after.mayHold);
}

function isWorded(value: unknown): value is { readonly about: unknown; readonly mayHold: unknown } {
  return typeof value === "object" && value !== null && "about" in value && "mayHold" in value;
}

function lacksAny(before: unknown, after: unknown): boolean {
  const kept: readonly unknown[] = Array.isArray(after) ? after : [];
  return Array.isArray(before) && before.some((each) => !kept.includes(each));
}

/** Whether everybody whom a part names is of the case. */
export function fitsInto(
  part: CasePart,
  { caseId, people }: { readonly caseId: CaseId; readonly people: readonly PersonId[] },
): boolean {
  const others = people.filter((id) => part.kind !== "person" || id !== part.values.id).map(newCasePerson);
  const parts = { persons: others, exploiters: [], notes: [] };
  const withIt =
    part.kind === "person"
      ? { ...parts, persons: [...others, part.values] }
      : { ...parts, [LISTS[part.kind]]: [part.values] };
  const record = { version: CASE_VERSION, id: caseId, status: "active", contacts: [], ...withIt };
  return CaseRecord.safeParse(record).success;
}

/** What a part holds, when it is one of that kind; `null`: it is none. */
export function asPart(kind: CasePartKind, values: unknown): CasePart | null {
  const read = SCHEMAS[kind].safeParse(values);
  // Of the very kind whose schema read it.
  return read.success ? ({ kind, values: read.data } as CasePart) : null;
}
