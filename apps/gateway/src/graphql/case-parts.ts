import { PART_FIELDS, type CasePartKind } from "@holdfast/case-schema/case";
import type { StoredPart } from "@holdfast/db";
import { builder } from "./builder.ts";
import { CasePartGone } from "./case-enums.ts";
import { CaseField, type NamedValue } from "./case-field.ts";
import { CaseStaff } from "./case-staff.ts";
import { needs } from "./needs.ts";

const partType = (name: string, description: string) =>
  builder.objectRef<StoredPart>(name).implement({
    ...needs("case.read"),
    description: `${description} Personal data.`,
    fields: (t) => ({
      id: t.exposeID("id"),
      version: t.exposeInt("version"),
      gone: t.field({
        type: CasePartGone,
        nullable: true,
        description: "Why its fields are not there; null where they are.",
        resolve: ({ because }) => because,
      }),
      fields: t.field({
        type: [CaseField],
        description: "All of them, in the record's own order; none where they are gone.",
        resolve: fieldsOf,
      }),
      madeAt: t.expose("madeAt", { type: "Instant" }),
      madeBy: t.expose("madeBy", { type: CaseStaff }),
    }),
  });

/** Every field that somebody can write, with its value. */
function fieldsOf({ id, kind, part, written, madeAt, madeBy }: StoredPart): readonly NamedValue[] {
  if (part === null) return [];
  const values: Readonly<Record<string, unknown>> = part.values;
  return namesOf(kind).map((name) => ({
    name,
    part: { kind, id },
    value: values[name] ?? null,
    ...(written[name] ?? { revision: 0, by: madeBy, at: madeAt }),
  }));
}

function namesOf(kind: CasePartKind): readonly string[] {
  return Object.keys(PART_FIELDS[kind]).filter((name) => name !== "id");
}

export const CasePerson = partType("CasePerson", "Somebody in a case.");
export const CaseExploiter = partType(
  "CaseExploiter",
  "Somebody who is alleged to exploit; never proved here.",
);
export const CaseNote = partType("CaseNote", "A note, as it was written.");
