import type { CaseAddressPlace, WrittenValue } from "@holdfast/db";
import { builder } from "./builder.ts";
import { CaseStaff } from "./case-staff.ts";
import { needs } from "./needs.ts";
import { shownValue } from "./shown-value.ts";

builder.scalarType("CaseValue", {
  description:
    "The value of one field of a case, in the form that packages/case-schema/case gives it; but each address of a field of addresses is answered as { key, masked }, and one that stays as it is is written as { key }. Personal data; judged where it is written.",
  serialize: (value) => value,
  parseValue: (value) => value,
});

export interface NamedValue extends WrittenValue {
  readonly name: string;
  /** Of which part it is; `null`: of none, as where the case stands. */
  readonly part: Omit<CaseAddressPlace, "field"> | null;
}

/** One field with who wrote it. */
export const CaseField = builder.objectRef<NamedValue>("CaseField").implement({
  ...needs("case.read"),
  description: "One field of a part of a case. Personal data.",
  fields: (t) => ({
    name: t.exposeString("name"),
    value: t.field({
      type: "CaseValue",
      nullable: true,
      description: "null: nobody said.",
      resolve: ({ name, part, value }, _args, context) =>
        part === null ? value : shownValue(context, { ...part, field: name }, value),
    }),
    revision: t.exposeInt("revision", {
      description:
        "0: nobody wrote it since the part was made. Whoever writes it names the one that they saw.",
    }),
    by: t.expose("by", { type: CaseStaff }),
    at: t.expose("at", { type: "Instant" }),
  }),
});
