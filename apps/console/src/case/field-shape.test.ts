import { PART_FIELDS, type CasePartKind } from "@holdfast/case-schema/case";
import { describe, expect, it } from "vitest";
import { SECTIONS, shapeOf } from "./field-shape.ts";

/** What a part is, which nobody changes. */
const FIXED = new Set(["id", "writtenBy", "writtenAt"]);
const namesIn = (part: CasePartKind): readonly string[] =>
  SECTIONS[part].flatMap(({ fields }) => fields.map(([name]) => name));

describe("the fields of a case on screen", () => {
  it.each(["person", "exploiter", "note"] as const)("are all that a %s has, each once", (part) => {
    const known = Object.keys(PART_FIELDS[part]).filter((name) => !FIXED.has(name));
    expect(namesIn(part).toSorted()).toEqual(known.toSorted());
  });

  it("come in the order in which they come up while somebody talks", () => {
    expect(SECTIONS.person.map(({ id }) => id)).toEqual([
      "who",
      "age",
      "needs",
      "where",
      "what",
      "control",
      "venue",
      "immigration",
      "children",
      "health",
      "reach",
    ]);
  });

  it("are filled in each in its way, and one that is not there in none", () => {
    expect(shapeOf("person", "methodsOfControl")).toEqual({ kind: "several", of: "method" });
    expect(() => shapeOf("note", "writtenBy")).toThrow("no field");
  });
});
