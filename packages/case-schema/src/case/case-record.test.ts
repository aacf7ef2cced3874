import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PersonId } from "../ids.ts";
import { SubjectAge } from "../release.ts";
import { newCasePerson } from "./case-person.ts";
import { CaseRecord } from "./case-record.ts";
import { inOrder } from "./field.ts";
import { MethodOfControl } from "./method-of-control.ts";
import { subjectRoleOf, type PersonRole } from "./person-role.ts";
import { coarser, Place, PlacePrecision } from "./place.ts";
import { anyCase, anyPlace } from "./testing/any-case.ts";

const numRuns = rounds(200);
const stranger = PersonId.parse("00000000-0000-7000-8000-000000000999");
const isCase = (record: unknown): boolean => CaseRecord.safeParse(record).success;
const holds = (property: (record: CaseRecord) => void): void => {
  fc.assert(fc.property(anyCase, property), { numRuns });
};

describe("a case", () => {
  it("comes out of JSON and its schema as it went in", () => {
    holds((record) => {
      expect(CaseRecord.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
    });
  });

  it("can begin with somebody of whom nothing is known", () => {
    holds((record) => {
      expect(isCase({ ...record, persons: [...record.persons, newCasePerson(stranger)] })).toBe(true);
    });
  });

  it("has nobody in it twice", () => {
    holds((record) => {
      const [person] = record.persons;
      expect(isCase({ ...record, persons: [...record.persons, person] })).toBe(false);
    });
  });

  it("knows everybody who is named by a note, another text, an exploiter or a representative", () => {
    holds((record) => {
      const [person, ...others] = record.persons;
      const represents = { as: "attorney", proof: "said_so", people: [stranger] };
      expect(isCase({ ...record, persons: [{ ...person, represents }, ...others] })).toBe(false);
      const injuries = { text: "burns", about: [stranger], mayHold: ["health"] };
      expect(isCase({ ...record, persons: [{ ...person, injuries }, ...others] })).toBe(false);
      const described = record.exploiters.map((each) => ({ ...each, description: injuries }));
      expect(isCase({ ...record, exploiters: described })).toBe(described.length === 0);
      for (const part of ["notes", "exploiters"] as const) {
        const whose = part === "notes" ? "about" : "toldBy";
        const named = record[part].map((each) => ({ ...each, [whose]: [stranger] }));
        expect(isCase({ ...record, [part]: named })).toBe(named.length === 0);
      }
    });
  });

  it("keeps a choice in one order and each word once, so that the same choice is the same record", () => {
    holds((record) => {
      const [person, ...others] = record.persons;
      const chose = (methodsOfControl: readonly string[]): boolean =>
        isCase({ ...record, persons: [{ ...person, methodsOfControl }, ...others] });
      expect(chose(["debt_bondage", "uses_children"])).toBe(true);
      expect(chose(["uses_children", "debt_bondage"])).toBe(false);
      expect(chose(["debt_bondage", "debt_bondage"])).toBe(false);
      expect(chose(inOrder(MethodOfControl, ["uses_children", "debt_bondage", "uses_children"]))).toBe(true);
    });
  });

  it("holds nothing that has no field, and no words that could not be shown as they are written", () => {
    holds((record) => {
      const [person, ...others] = record.persons;
      for (const over of [{ ssn: "1" }, { name: "" }, { name: " " }, { name: "a\u0000b" }, { beyond: {} }])
        expect(isCase({ ...record, persons: [{ ...person, ...over }, ...others] })).toBe(false);
      expect(isCase({ ...record, more: 1 })).toBe(false);
    });
  });
});

describe("a place", () => {
  it("holds nothing finer than its precision says", () => {
    const place = { precision: "city", country: "US", region: "US-CA", city: "San José" };
    expect(Place.safeParse(place).success).toBe(true);
    expect(Place.safeParse({ ...place, street: "1 Main St" }).success).toBe(false);
    expect(Place.safeParse({ ...place, latitude: 37 }).success).toBe(false);
    expect(Place.safeParse({ ...place, precision: "country" }).success).toBe(false);
  });

  it("is told no more exactly than asked, stays a place, and is where it was", () => {
    const order = PlacePrecision.options;
    fc.assert(
      fc.property(anyPlace, fc.constantFrom(...order), (place, limit) => {
        const told = coarser(place, limit);
        expect(Place.parse(told)).toEqual(told);
        expect(order.indexOf(told.precision)).toBeLessThanOrEqual(order.indexOf(limit));
        expect(place).toMatchObject({ country: told.country });
        expect(coarser(told, limit)).toEqual(told);
        if (order.indexOf(place.precision) <= order.indexOf(limit)) return;
        expect(Object.keys(told)).not.toContain("latitude");
        expect(Object.keys(told)).not.toContain("street");
      }),
      { numRuns },
    );
  });
});

const takenFor = (roles: PersonRole[], hasContactedUs: boolean, age: SubjectAge = "adult") =>
  subjectRoleOf({ roles, hasContactedUs, age });

it("[CR11] takes whoever is in the situation for that, whatever else they are, and parts who told from who was named", () => {
  expect(takenFor(["witness", "person_in_situation"], true)).toBe("person_in_situation");
  expect(takenFor(["survivor"], false)).toBe("person_in_situation");
  expect(takenFor(["child"], false)).toBe("person_in_situation");
  expect(takenFor(["friend"], true)).toBe("signaler_only");
  expect(takenFor(["coworker"], false)).toBe("third_party_named");
  expect(takenFor([], false)).toBe("third_party_named");
});

it("[CR11] passes over no child who calls: whoever called and is nothing yet is in it, and so is who is near it and not surely adult", () => {
  for (const age of SubjectAge.options) {
    expect(takenFor([], true, age)).toBe("person_in_situation");
    expect(takenFor(["friend", "neighbour"], true, age)).toBe("signaler_only");
    for (const near of ["coworker", "witness", "family", "partner"] as const) {
      expect(takenFor([near], true, age)).toBe(age === "adult" ? "signaler_only" : "person_in_situation");
      expect(takenFor([near], false, age)).toBe("third_party_named");
    }
  }
});
