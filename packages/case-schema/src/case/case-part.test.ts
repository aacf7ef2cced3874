import { describe, expect, it } from "vitest";
import { CaseId, ExploiterId, NoteId, PersonId, UserId } from "../ids.ts";
import { newCaseExploiter } from "./alleged-exploiter.ts";
import { newCasePerson } from "./case-person.ts";
import { asPart, changePart, fitsInto, readPart, type CasePart } from "./case-part.ts";
import { CASE_VERSION } from "./case-record.ts";
import { migrateCase } from "./read-case.ts";

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const [wren, robin] = [PersonId.parse(id(1)), PersonId.parse(id(2))];
const within = { caseId: CaseId.parse(id(9)), people: [wren, robin] };
const person: CasePart = { kind: "person", values: newCasePerson(wren) };
const note: CasePart = {
  kind: "note",
  values: {
    id: NoteId.parse(id(3)),
    about: [wren],
    mayHold: ["narrative"],
    writtenBy: UserId.parse(id(4)),
    writtenAt: 1,
    text: "Wants a room.",
  },
};
const change = (part: CasePart, field: string, value: unknown) => changePart(part, { field, value }, within);

describe("a part of a case", () => {
  it("[CR14] is changed in one field, the others staying as they are", () => {
    expect(change(person, "calledName", "Wren")).toEqual({
      kind: "changed",
      part: { kind: "person", values: { ...newCasePerson(wren), calledName: "Wren" } },
    });
    expect(change(note, "text", "Wants two rooms.")).toMatchObject({
      part: { values: { text: "Wants two rooms.", writtenAt: 1 } },
    });
  });

  it.each<[string, CasePart, string, unknown, string]>([
    ["what it is", person, "id", id(5), "field"],
    ["who wrote it", note, "writtenBy", id(5), "field"],
    ["when it was written", note, "writtenAt", 2, "field"],
    ["what is no field", person, "constructor", "x", "field"],
    ["what is no value", person, "gender", "otter", "value"],
    ["words that show nothing", note, "text", "\u200b", "value"],
    ["nobody at all", note, "about", [], "value"],
    ["somebody who is not of the case", note, "about", [id(7)], "people"],
  ])("[CR14] takes no change of %s", (_name, part, field, value, because) => {
    expect(change(part, field, value)).toEqual({ kind: "refused", because });
  });

  it("[CR17] never stops being anybody's whose it was, nor what may be in it, and may become more people's", () => {
    const ofBoth = asPart("note", {
      ...note.values,
      about: [wren, robin],
      mayHold: ["narrative", "health"],
    })!;
    const refused = { kind: "refused", because: "narrower" };
    expect(change(ofBoth, "about", [wren])).toEqual(refused);
    expect(change(ofBoth, "mayHold", ["narrative"])).toEqual(refused);
    expect(change(note, "about", [robin])).toEqual(refused);
    expect(change(note, "about", [robin, wren])).toMatchObject({ kind: "changed" });
    expect(change(note, "mayHold", ["narrative", "health"])).toMatchObject({ kind: "changed" });
    const told = asPart("exploiter", { ...newCaseExploiter(ExploiterId.parse(id(6))), toldBy: [wren] })!;
    expect(change(told, "toldBy", [robin])).toEqual(refused);
    expect(change(told, "toldBy", [wren, robin])).toMatchObject({ kind: "changed" });
    const words = { text: "Her arm.", about: [robin], mayHold: ["health"] };
    const hurt = asPart("person", { ...newCasePerson(wren), injuries: words })!;
    expect(change(hurt, "injuries", { ...words, about: [] })).toEqual(refused);
    expect(change(hurt, "injuries", { ...words, text: "Her arms.", mayHold: ["narrative"] })).toEqual(
      refused,
    );
    expect(change(hurt, "injuries", { ...words, text: "Her arms." })).toMatchObject({ kind: "changed" });
    expect(change(hurt, "injuries", null)).toMatchObject({ kind: "changed" });
  });

  it("[CR12] [CR14] takes no years that contradict the age", () => {
    const adult = asPart("person", { ...newCasePerson(wren), age: "adult" })!;
    expect(change(adult, "ageYears", 15)).toEqual({ kind: "refused", because: "together" });
    const young = asPart("person", { ...newCasePerson(wren), ageYears: 15 })!;
    expect(change(young, "age", "adult")).toEqual({ kind: "refused", because: "together" });
    expect(change(young, "age", "minor")).toMatchObject({ kind: "changed" });
  });

  it("[CR14] names people of its own case alone, itself included", () => {
    const speaksFor = (people: readonly PersonId[]) =>
      change(person, "represents", { as: "attorney", proof: "said_so", people }).kind;
    expect(speaksFor([robin])).toBe("changed");
    expect(speaksFor([PersonId.parse(id(8))])).toBe("refused");
    expect(fitsInto(note, { ...within, people: [robin] })).toBe(false);
    const exploiter = asPart("exploiter", {
      id: ExploiterId.parse(id(6)),
      toldBy: [robin],
      name: null,
      aliases: [],
      roles: [],
      telephones: [],
      vehicles: [],
      organisation: null,
      description: null,
      isAt: null,
    })!;
    expect([fitsInto(exploiter, within), fitsInto(exploiter, { ...within, people: [wren] })]).toEqual([
      true,
      false,
    ]);
  });

  it("[CR13] is read in every form that there was, and not in a later one", () => {
    const values = { ...newCasePerson(wren), genderWords: "she", methodsOfControl: ["restricts_movement"] };
    for (let form = 1; form <= CASE_VERSION; form += 1) {
      const kept = migrateCase({ version: CASE_VERSION, persons: [values] }, form);
      const [earlier] = kept["persons"] as readonly unknown[];
      expect(readPart("person", earlier, form)).toEqual({ kind: "read", part: { kind: "person", values } });
    }
    expect(readPart("person", values, CASE_VERSION + 1)).toEqual({ kind: "refused", because: "newer" });
    expect(readPart("note", values, CASE_VERSION)).toEqual({ kind: "refused", because: "unreadable" });
    expect(readPart("note", note.values, CASE_VERSION)).toMatchObject({ kind: "read" });
  });
});
