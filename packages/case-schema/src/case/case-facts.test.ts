import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, it } from "vitest";
import { DataClass } from "../data-class.ts";
import { ExploiterId, PersonId } from "../ids.ts";
import { AllegedExploiter, EXPLOITER_FIELDS } from "./alleged-exploiter.ts";
import { factsOf } from "./case-facts.ts";
import { CasePerson, newCasePerson, OPEN_TEXTS, PERSON_FIELDS } from "./case-person.ts";
import { CASE_FIELDS, CaseNote, CaseRecord, NOTE_FIELDS } from "./case-record.ts";
import { anyCase } from "./testing/any-case.ts";

const TABLES = [PERSON_FIELDS, EXPLOITER_FIELDS, NOTE_FIELDS, CASE_FIELDS];
const AT = Date.UTC(2026, 5, 1);
const classesOf = (name: keyof typeof PERSON_FIELDS): readonly string[] | string =>
  PERSON_FIELDS[name].classes;

const id = (place: number): string => `00000000-0000-7000-8000-00000000000${place}`;
const [ana, ben] = [PersonId.parse(id(1)), PersonId.parse(id(2))];
/** What is told of Ana, where Ben is in the same case. */
function toldOfAna(over: Partial<CasePerson>, exploiters: readonly AllegedExploiter[] = []) {
  const record = CaseRecord.parse({
    version: 3,
    id: id(5),
    status: "active",
    contacts: [],
    persons: [{ ...newCasePerson(ana), ...over }, newCasePerson(ben)],
    exploiters,
    notes: [],
  });
  return factsOf(record, AT).filter((fact) => fact.id !== ben);
}
const classesIn = (name: keyof CasePerson, over: Partial<CasePerson>) =>
  toldOfAna(over)
    .filter(({ field }) => field === name)
    .map(({ at, classes }) => [at, ...classes]);
const text = (over: { about?: PersonId[]; mayHold?: CaseNote["mayHold"] } = {}) => ({
  text: "at her sister's",
  about: [],
  mayHold: ["identity" as const],
  ...over,
});

it("[CR1] gives every field classes of the decision table, or keeps it inside", () => {
  const classes = TABLES.flatMap((fields) => Object.values(fields).flatMap((each) => each.classes));
  for (const each of classes) expect([...DataClass.options, "kept_inside"]).toContain(each);
  expect(classes).not.toContain("aggregate_statistics");
  expect(Object.keys(CasePerson.shape)).toEqual(Object.keys(PERSON_FIELDS));
  expect(Object.keys(AllegedExploiter.shape)).toEqual(Object.keys(EXPLOITER_FIELDS));
  expect(Object.keys(CaseNote.shape)).toEqual(Object.keys(NOTE_FIELDS));
});

it("[CR1] has a field for each kind of fact but those that are a contact's or nobody's", () => {
  const used = new Set<string>(
    Object.entries(PERSON_FIELDS)
      .filter(([name]) => !OPEN_TEXTS.some((open) => open === name))
      .flatMap(([, { classes }]) => classes),
  );
  const elsewhere = ["transcript_or_recording", "aggregate_statistics"];
  expect(DataClass.options.filter((each) => !used.has(each))).toEqual(elsewhere);
});

it("[CR2] keeps what is told least apart from what goes along with it", () => {
  expect(classesOf("shelter")).toEqual(["shelter_location"]);
  expect(classesOf("isAt")).toEqual(["current_location"]);
  expect(classesOf("citizenships")).toEqual(["immigration_status"]);
  expect(classesOf("documentsHeldBy")).toEqual(["immigration_status", "narrative"]);
  for (const [name, { classes }] of Object.entries(EXPLOITER_FIELDS))
    expect({ name, first: [classes].flat()[0] }).toEqual({
      name,
      first: ["id", "toldBy"].includes(name) ? "kept_inside" : "alleged_exploiter",
    });
});

it("[CR3] tells how somebody knew who exploits them as a fact of their own story, too", () => {
  expect(classesIn("relationToExploiter", { relationToExploiter: "family" })).toEqual([
    [null, "narrative", "alleged_exploiter"],
  ]);
});

it("[CR4] tells where it happened as where somebody may be", () => {
  const happenedAt = [{ precision: "spot", country: "US", region: null, city: null, name: null }];
  const place = { ...happenedAt[0], latitude: 1, longitude: 2 } as CasePerson["happenedAt"][number];
  const both = [[null, "narrative", "current_location"]];
  expect(classesIn("happenedAt", { happenedAt: [place] })).toEqual(both);
  expect(classesIn("venueName", { venueName: "Blue Motel" })).toEqual(both);
});

it("[CR5] tells each need, role, method and kind of exploitation by itself, with all that it says", () => {
  expect(
    classesIn("needs", {
      needs: [
        { need: "substance_use", state: "open" },
        { need: "repatriation", state: "open" },
        { need: "money", state: "met" },
        { need: "childcare", state: "open" },
      ],
    }),
  ).toEqual([
    [0, "narrative", "health"],
    [1, "narrative", "immigration_status"],
    [2, "narrative"],
    [3, "narrative", "minor_details"],
  ]);
  expect(classesIn("roles", { roles: ["child", "representative", "witness"] })).toEqual([
    [0, "existence_of_contact", "narrative", "minor_details"],
    [1, "existence_of_contact"],
    [2, "existence_of_contact", "narrative"],
  ]);
  expect(
    classesIn("methodsOfControl", {
      methodsOfControl: ["debt_bondage", "psychoactive_substances", "withholds_documents", "uses_children"],
    }),
  ).toEqual([
    [0, "narrative"],
    [1, "narrative", "health"],
    [2, "narrative", "immigration_status"],
    [3, "narrative", "minor_details"],
  ]);
  expect(classesIn("exploitation", { exploitation: ["child_labour", "organ_removal"] })).toEqual([
    [0, "narrative", "minor_details"],
    [1, "narrative", "health"],
  ]);
});

it("[CR6] tells the age of whoever is not surely adult as a child's, whatever was written", () => {
  const child = [[null, "identity", "minor_details"]];
  const adult = [[null, "identity"]];
  expect(classesIn("age", { age: "adult" })).toEqual(adult);
  for (const age of ["minor", "minor_suspected"] as const) expect(classesIn("age", { age })).toEqual(child);
  expect(classesIn("ageYears", { age: "minor", ageYears: 15 })).toEqual(child);
  expect(classesIn("bornOn", { age: "adult", bornOn: "2010-01-01" })).toEqual(child);
  expect(classesIn("bornOn", { age: "adult", bornOn: "1990-01-01" })).toEqual(adult);
});

it("[CR7] lets words go only as all that they may hold and for all whom they are about", () => {
  for (const name of OPEN_TEXTS) {
    const [fact] = toldOfAna({
      [name]: text({ about: [ben], mayHold: ["identity", "shelter_location"] }),
    }).filter(({ field }) => field === name);
    const own = PERSON_FIELDS[name].classes;
    expect(fact?.subjects).toEqual([ana, ben]);
    expect(fact?.classes).toEqual(expect.arrayContaining([own[0], "identity", "shelter_location"]));
  }
  const exploiter = AllegedExploiter.parse({
    id: ExploiterId.parse(id(8)),
    toldBy: [ana],
    name: null,
    aliases: [],
    roles: [],
    telephones: [],
    vehicles: [],
    organisation: null,
    description: text({ about: [ben], mayHold: ["current_location"] }),
    isAt: null,
  });
  expect(toldOfAna({}, [exploiter])).toContainEqual({
    part: "exploiter",
    id: exploiter.id,
    field: "description",
    at: null,
    subjects: [ana, ben],
    classes: ["alleged_exploiter", "current_location"],
  });
});

it("[CR7] [CR8] takes no words for numbers that point at nobody", () => {
  const person = { ...newCasePerson(ana), injuries: text() };
  expect(CasePerson.safeParse(person).success).toBe(true);
  const note = {
    id: id(6),
    about: [ana],
    mayHold: ["narrative"],
    writtenBy: id(7),
    writtenAt: 0,
    text: "She sleeps there.",
  };
  expect(CaseNote.safeParse(note).success).toBe(true);
  for (const mayHold of [["aggregate_statistics"], ["narrative", "aggregate_statistics"], []]) {
    expect(CaseNote.safeParse({ ...note, mayHold }).success).toBe(false);
    const injuries = { ...text(), mayHold };
    expect(CasePerson.safeParse({ ...person, injuries }).success).toBe(false);
  }
});

it("[CR9] takes the permission of whom somebody represents as well", () => {
  const represents = { as: "attorney", proof: "said_so", people: [ben] } as const;
  const facts = toldOfAna({ represents: { ...represents, people: [ben] } });
  expect(facts.find(({ field }) => field === "represents")?.subjects).toEqual([ana, ben]);
  expect(facts.find(({ field }) => field === "hasContactedUs")?.subjects).toEqual([ana]);
});

it("[CR10] names every fact once, whose it is and what kind, and nothing where nobody said anything", () => {
  fc.assert(
    fc.property(anyCase, (record) => {
      const facts = factsOf(record, AT);
      const places = facts.map(({ part, id: whose, field, at }) => `${part} ${whose} ${field} ${at}`);
      expect(new Set(places).size).toBe(places.length);
      const people = record.persons.map((person) => person.id);
      for (const { subjects, classes } of facts) {
        expect(subjects.length).toBeGreaterThan(0);
        expect(classes.length).toBeGreaterThan(0);
        expect(new Set([...subjects, ...classes]).size).toBe(subjects.length + classes.length);
        for (const subject of subjects) expect(people).toContain(subject);
      }
      for (const person of record.persons) {
        const count = (name: keyof typeof PERSON_FIELDS): number =>
          facts.filter(({ id: whose, field }) => whose === person.id && field === name).length;
        expect(count("name")).toBe(person.name === null ? 0 : 1);
        expect(count("methodsOfControl")).toBe(person.methodsOfControl.length);
        expect(count("needs")).toBe(person.needs.length);
        expect(count("isPregnant")).toBe(person.isPregnant === null ? 0 : 1);
        expect(count("immigrationStatus")).toBe(person.immigrationStatus === "not_said" ? 0 : 1);
        expect(count("hasContactedUs")).toBe(1);
        expect(count("id")).toBe(0);
      }
      for (const { id: note, about, mayHold } of record.notes)
        expect(facts).toContainEqual({
          part: "note",
          id: note,
          field: "text",
          at: null,
          subjects: about,
          classes: mayHold,
        });
      for (const { id: whom, toldBy } of record.exploiters)
        for (const { subjects } of facts.filter((fact) => fact.id === whom))
          expect(subjects).toEqual(expect.arrayContaining(toldBy));
    }),
    { numRuns: rounds(200) },
  );
});

it("[CR10] tells no value: a fact is a place, a person and a kind", () => {
  fc.assert(
    fc.property(anyCase, (record) => {
      expect(JSON.stringify(factsOf(record, AT))).not.toMatch(
        /Ana|river|two of them|Zoë|555-01|debt_bondage/,
      );
    }),
    { numRuns: rounds(50) },
  );
});
