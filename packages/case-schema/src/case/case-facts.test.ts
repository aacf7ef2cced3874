import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, it } from "vitest";
import { DataClass } from "../data-class.ts";
import { AllegedExploiter, EXPLOITER_FIELDS } from "./alleged-exploiter.ts";
import { factsOf } from "./case-facts.ts";
import { CasePerson, PERSON_FIELDS } from "./case-person.ts";
import { CASE_FIELDS, CaseNote, NOTE_FIELDS } from "./case-record.ts";
import { anyCase } from "./testing/any-case.ts";

const TABLES = [PERSON_FIELDS, EXPLOITER_FIELDS, NOTE_FIELDS, CASE_FIELDS];
const classOf = (name: keyof typeof PERSON_FIELDS): string => PERSON_FIELDS[name].dataClass;

it("gives every field a class of the decision table, or keeps it inside", () => {
  const classes = TABLES.flatMap((fields) => Object.values(fields).map(({ dataClass }) => dataClass));
  for (const each of classes) expect([...DataClass.options, "kept_inside"]).toContain(each);
  expect(Object.keys(CasePerson.shape)).toEqual(Object.keys(PERSON_FIELDS));
  expect(Object.keys(AllegedExploiter.shape)).toEqual(Object.keys(EXPLOITER_FIELDS));
  expect(Object.keys(CaseNote.shape)).toEqual(Object.keys(NOTE_FIELDS));
});

it("has a field for each kind of fact but those that are a contact's or nobody's", () => {
  const used = new Set<string>(Object.values(PERSON_FIELDS).map(({ dataClass }) => dataClass));
  const elsewhere = ["transcript_or_recording", "aggregate_statistics"];
  expect(DataClass.options.filter((each) => !used.has(each))).toEqual(elsewhere);
});

it("keeps what is told least apart from what goes along with it", () => {
  expect(classOf("shelter")).toBe("shelter_location");
  expect(classOf("isAt")).toBe("current_location");
  expect(classOf("citizenships")).toBe("immigration_status");
  expect(classOf("documentsHeldBy")).toBe("immigration_status");
  expect(classOf("relationToExploiter")).toBe("alleged_exploiter");
  for (const [name, { dataClass }] of Object.entries(EXPLOITER_FIELDS))
    expect({ name, dataClass }).toEqual({
      name,
      dataClass: ["id", "toldBy"].includes(name) ? "kept_inside" : "alleged_exploiter",
    });
});

it("names every fact once, whose it is and what kind, and nothing where nobody said anything", () => {
  fc.assert(
    fc.property(anyCase, (record) => {
      const facts = factsOf(record);
      const places = facts.map(({ part, id, field }) => `${part} ${id} ${field}`);
      expect(new Set(places).size).toBe(places.length);
      const people = record.persons.map(({ id }) => id);
      for (const { subjects, classes } of facts) {
        expect(subjects.length).toBeGreaterThan(0);
        expect(classes.length).toBeGreaterThan(0);
        for (const subject of subjects) expect(people).toContain(subject);
      }
      for (const person of record.persons) {
        const has = (name: keyof typeof PERSON_FIELDS): boolean =>
          places.includes(`person ${person.id} ${name}`);
        expect(has("name")).toBe(person.name !== null);
        expect(has("methodsOfControl")).toBe(person.methodsOfControl.length > 0);
        expect(has("isPregnant")).toBe(person.isPregnant !== null);
        expect(has("immigrationStatus")).toBe(person.immigrationStatus !== "not_said");
        expect(has("hasContactedUs")).toBe(true);
        expect(has("id")).toBe(false);
      }
      for (const { id, about, mayHold } of record.notes)
        expect(facts).toContainEqual({ part: "note", id, field: "text", subjects: about, classes: mayHold });
      for (const { id, toldBy } of record.exploiters)
        expect(facts.filter((fact) => fact.id === id).every(({ subjects }) => subjects === toldBy)).toBe(
          true,
        );
    }),
    { numRuns: rounds(200) },
  );
});

it("tells no value: a fact is a place, a person and a kind", () => {
  fc.assert(
    fc.property(anyCase, (record) => {
      expect(JSON.stringify(factsOf(record))).not.toMatch(/Ana|river|two of them|Zoë|555-01/);
    }),
    { numRuns: rounds(50) },
  );
});
