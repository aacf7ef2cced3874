import { PART_FIELDS, type CasePartKind } from "@holdfast/case-schema/case";
import { describe, expect, it } from "vitest";
import { uuid } from "../queue/row.fixture.ts";
import { SECTIONS, shapeOf, type Shape } from "./field-shape.ts";
import { sameValue } from "./same-value.ts";
import { NO_PLACE } from "./typed-place.ts";
import { typedOf, valueOf } from "./typed-value.ts";

const fieldsOf = PART_FIELDS as Readonly<
  Record<
    CasePartKind,
    Readonly<Record<string, { readonly schema: { safeParse: (value: unknown) => object } }>>
  >
>;
const keeps = (part: CasePartKind, name: string, typed: unknown): boolean =>
  "data" in fieldsOf[part][name]!.schema.safeParse(valueOf(shapeOf(part, name), typed));

const VALUES: readonly (readonly [CasePartKind, string, unknown])[] = [
  ["person", "name", "Rosa Invented"],
  ["person", "name", null],
  ["exploiter", "aliases", ["the driver", "Mister Invented"]],
  ["person", "ageYears", 19],
  ["person", "ageYears", null],
  ["person", "bornOn", "2007-03-04"],
  ["person", "gender", "not_said"],
  ["person", "status", null],
  ["person", "roles", ["person_in_situation", "witness"]],
  ["person", "hasContactedUs", true],
  ["person", "needsInterpreter", null],
  ["person", "needsInterpreter", false],
  ["person", "needs", [{ need: "legal", state: "open" }]],
  ["person", "isAt", { precision: "country", country: "US" }],
  ["person", "isAt", { precision: "city", country: "US", region: null, city: "Reno" }],
  [
    "person",
    "livesAt",
    {
      precision: "address",
      country: "US",
      region: "US-NV",
      city: "Reno",
      name: null,
      street: "1 Made Up Street",
      postalCode: null,
    },
  ],
  [
    "person",
    "happenedAt",
    [
      {
        precision: "spot",
        country: "US",
        region: null,
        city: null,
        name: "The Heron",
        latitude: 39.5,
        longitude: -119.8,
      },
    ],
  ],
  ["person", "isAt", null],
  ["person", "children", { count: 2, ages: [3, 7] }],
  ["person", "children", { count: null, ages: [3] }],
  ["person", "children", null],
  ["person", "injuries", { text: "A wrist", about: [uuid(1)], mayHold: ["narrative", "health"] }],
  ["person", "injuries", null],
  ["person", "represents", { as: "attorney", proof: "said_so", people: [uuid(2)] }],
  ["person", "represents", null],
  ["exploiter", "toldBy", [uuid(1)]],
  ["note", "mayHold", ["health"]],
];

describe("a value in its field", () => {
  it.each(VALUES)("of a %s, %s, is kept as it was when nobody changed it: %j", (part, name, value) => {
    const shape = shapeOf(part, name);
    expect(valueOf(shape, typedOf(shape, value))).toEqual(value);
    expect(keeps(part, name, typedOf(shape, value))).toBe(true);
  });

  it("is shown as nothing said where it is none of its field, and never breaks the screen", () => {
    const shapes = Object.values(SECTIONS).flatMap((all) => all.flatMap(({ fields }) => fields));
    for (const [, shape] of shapes)
      for (const strange of [undefined, null, 7, "x", [7], { a: 1 }, true])
        expect(() => valueOf(shape, typedOf(shape, strange))).not.toThrow();
  });

  it.each<[string, Shape, unknown, unknown]>([
    ["words of blanks alone say nothing", { kind: "text", isLong: false }, "  ", null],
    ["blanks around words are not kept", { kind: "text", isLong: false }, " Rosa ", "Rosa"],
    ["empty lines are no entries", { kind: "lines" }, "one\n\n two ", ["one", "two"]],
    ["what is no number stays as it was typed", { kind: "number" }, "about 20", "about 20"],
    [
      "years of children may stand in any way",
      { kind: "children" },
      { count: "2", ages: "3; 7" },
      { count: 2, ages: [3, 7] },
    ],
    ["a place without a word in it is none", { kind: "place" }, NO_PLACE, null],
  ])("%s", (_what, shape, typed, value) => {
    expect(valueOf(shape, typed)).toEqual(value);
  });

  it.each<[string, unknown, boolean]>([
    ["ageYears", "about 20", false],
    ["ageYears", "121", false],
    ["name", "x".repeat(161), false],
    ["isAt", { ...NO_PLACE, precision: "city", city: "Reno" }, false],
    ["isAt", { ...NO_PLACE, precision: "city", city: "Reno", country: "US", region: "us-nv" }, true],
    ["isAt", { ...NO_PLACE, precision: "spot", country: "US", latitude: "39,5", longitude: "-119.8" }, true],
    ["isAt", { ...NO_PLACE, precision: "spot", country: "US", latitude: "north", longitude: "1" }, false],
    ["children", { count: "two", ages: "" }, false],
  ])("is judged by the record: %s %j", (name, typed, isKept) => {
    expect(keeps("person", name, typed)).toBe(isKept);
  });
});

it.each<[unknown, unknown, boolean]>([
  [1, 1, true],
  [null, undefined, false],
  [["a", "b"], ["b", "a"], false],
  [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: null }, false],
  [{}, [], false],
  ["a", { 0: "a" }, false],
])("%j and %j say the same: %s", (one, other, isSame) => {
  expect(sameValue(one, other)).toBe(isSame);
});
