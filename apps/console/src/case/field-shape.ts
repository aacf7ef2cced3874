import type { CasePartKind } from "@holdfast/case-schema/case";
import type { EnumName } from "./enum-choices.ts";

/** How a field is filled in. */
export type Shape =
  /** Words on one line, or on several; nothing said where they are empty. */
  | { readonly kind: "text"; readonly isLong: boolean }
  /** One entry a line. */
  | { readonly kind: "lines" }
  | { readonly kind: "number" }
  | { readonly kind: "day" }
  | { readonly kind: "yes_no" }
  | { readonly kind: "children" }
  | { readonly kind: "needs" }
  | { readonly kind: "place" }
  | { readonly kind: "places" }
  /** Of an enumeration: one, which may be nothing, or several. */
  | { readonly kind: "one"; readonly of: EnumName; readonly mayBeEmpty: boolean }
  | { readonly kind: "several"; readonly of: EnumName }
  /** People of the case. */
  | { readonly kind: "people" }
  /** Words that nobody can take apart, with whom they are about and what may be in them. */
  | { readonly kind: "open" }
  /** Whether, where nobody has to have said. */
  | { readonly kind: "perhaps" }
  | { readonly kind: "represents" }
  /** Addresses, of which masks are seen: of which field, since they are shown by asking for it. */
  | { readonly kind: "addresses"; readonly part: "person" | "exploiter"; readonly field: string };

const text: Shape = { kind: "text", isLong: false };
const lines: Shape = { kind: "lines" };
const open: Shape = { kind: "open" };
const place: Shape = { kind: "place" };
const perhaps: Shape = { kind: "perhaps" };
const addresses = (part: "person" | "exploiter", field: string) =>
  [field, { kind: "addresses", part, field }] as const;
const one = (of: EnumName, mayBeEmpty = false): Shape => ({ kind: "one", of, mayBeEmpty });
const several = (of: EnumName): Shape => ({ kind: "several", of });

/** One heading with its fields, in the order in which they come up while somebody talks. */
export interface Section {
  readonly id: SectionId;
  readonly fields: readonly (readonly [name: string, shape: Shape])[];
}

export type SectionId =
  | "who"
  | "age"
  | "needs"
  | "where"
  | "what"
  | "control"
  | "venue"
  | "immigration"
  | "children"
  | "health"
  | "reach"
  | "exploiter"
  | "note";

const PERSON: readonly Section[] = [
  {
    id: "who",
    fields: [
      ["calledName", text],
      ["name", text],
      ["roles", several("role")],
      ["hasContactedUs", { kind: "yes_no" }],
      ["represents", { kind: "represents" }],
      ["gender", one("gender")],
      ["genderWords", text],
    ],
  },
  {
    id: "age",
    fields: [
      ["age", one("age")],
      ["ageYears", { kind: "number" }],
      ["bornOn", { kind: "day" }],
    ],
  },
  { id: "needs", fields: [["needs", { kind: "needs" }]] },
  {
    id: "where",
    fields: [
      ["isAt", place],
      ["livesAt", place],
      ["shelter", place],
    ],
  },
  {
    id: "what",
    fields: [
      ["exploitation", several("exploitation")],
      ["sexualExploitation", several("sexual_exploitation")],
      ["status", one("trafficking_status", true)],
      ["recruitment", several("recruitment")],
      ["relationToExploiter", one("relation", true)],
    ],
  },
  {
    id: "control",
    fields: [
      ["methodsOfControl", several("method")],
      ["documentsHeldBy", one("documents")],
    ],
  },
  {
    id: "venue",
    fields: [
      ["venues", several("venue")],
      ["venueName", text],
      ["industries", several("industry")],
      ["happenedAt", { kind: "places" }],
    ],
  },
  {
    id: "immigration",
    fields: [
      ["languages", several("tongue")],
      ["needsInterpreter", perhaps],
      ["citizenships", several("country")],
      ["immigrationStatus", one("immigration")],
      ["immigrationWords", open],
    ],
  },
  {
    id: "children",
    fields: [
      ["children", { kind: "children" }],
      ["childrenAreWith", open],
    ],
  },
  {
    id: "health",
    fields: [
      ["injuries", open],
      ["conditions", open],
      ["isPregnant", perhaps],
    ],
  },
  {
    id: "reach",
    fields: [addresses("person", "telephones"), addresses("person", "mailAddresses"), ["otherContact", open]],
  },
];

const EXPLOITER: readonly Section[] = [
  {
    id: "exploiter",
    fields: [
      ["name", text],
      ["aliases", lines],
      ["roles", several("exploiter_role")],
      addresses("exploiter", "telephones"),
      ["vehicles", lines],
      ["organisation", text],
      ["description", open],
      ["isAt", place],
      ["toldBy", { kind: "people" }],
    ],
  },
];

const NOTE: readonly Section[] = [
  {
    id: "note",
    fields: [
      ["text", { kind: "text", isLong: true }],
      ["about", { kind: "people" }],
      ["mayHold", several("class")],
    ],
  },
];

/** All that can be written of each part of a case. */
export const SECTIONS: Readonly<Record<CasePartKind, readonly Section[]>> = Object.freeze({
  person: PERSON,
  exploiter: EXPLOITER,
  note: NOTE,
});

/** How one field is filled in; `null` for one that nobody can write, or that an earlier form of the case had. */
export function foundShape(part: CasePartKind, field: string): Shape | null {
  for (const { fields } of SECTIONS[part])
    for (const [name, shape] of fields) if (name === field) return shape;
  return null;
}

/** How one field is filled in; throws for a field that nobody can write. */
export function shapeOf(part: CasePartKind, field: string): Shape {
  const shape = foundShape(part, field);
  if (shape !== null) return shape;
  throw new Error(`no field of a ${part} is called so`);
}
