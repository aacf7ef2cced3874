import type { WrittenValue } from "@holdfast/db";
import { builder } from "./builder.ts";
import { CaseStaff } from "./case-staff.ts";
import { needs } from "./needs.ts";

builder.scalarType("CaseValue", {
  description:
    "The value of one field of a case, in the form that packages/case-schema/case gives it. Personal data; judged where it is written.",
  serialize: (value) => value,
  parseValue: (value) => value,
});

export interface NamedValue extends WrittenValue {
  readonly name: string;
}

/** One field with who wrote it. */
export const CaseField = builder.objectRef<NamedValue>("CaseField").implement({
  ...needs("case.read"),
  description: "One field of a part of a case. Personal data.",
  fields: (t) => ({
    name: t.exposeString("name"),
    value: t.expose("value", { type: "CaseValue", nullable: true, description: "null: nobody said." }),
    revision: t.exposeInt("revision", {
      description:
        "0: nobody wrote it since the part was made. Whoever writes it names the one that they saw.",
    }),
    by: t.expose("by", { type: CaseStaff }),
    at: t.expose("at", { type: "Instant" }),
  }),
});
