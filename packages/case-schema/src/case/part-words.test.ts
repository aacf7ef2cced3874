import { expect, it } from "vitest";
import { ExploiterId, NoteId, PersonId, UserId } from "../ids.ts";
import { newCaseExploiter } from "./alleged-exploiter.ts";
import { newCasePerson } from "./case-person.ts";
import { textOfPart } from "./part-words.ts";

const person = PersonId.parse(crypto.randomUUID());
const open = { about: [], mayHold: ["narrative" as const] };

it("[DB465] a person is found by what they are called and what is written of them, and by no code", () => {
  const values = {
    ...newCasePerson(person),
    name: "Wren Quillfeather",
    calledName: "Heron",
    injuries: { ...open, text: "a burn on the arm" },
  };
  expect(textOfPart({ kind: "person", values }).split("\n").toSorted()).toEqual([
    "Heron",
    "Wren Quillfeather",
    "a burn on the arm",
  ]);
});

it("[DB465] so is whoever is alleged to exploit, and so is a note", () => {
  const exploiter = {
    ...newCaseExploiter(ExploiterId.parse(crypto.randomUUID())),
    name: "Crane",
    aliases: ["Old Crane"],
    vehicles: ["grey van"],
    description: { ...open, text: "tall" },
  };
  expect(textOfPart({ kind: "exploiter", values: exploiter }).split("\n").toSorted()).toEqual(
    ["Crane", "Old Crane", "grey van", "tall"].toSorted(),
  );
  const note = {
    id: NoteId.parse(crypto.randomUUID()),
    about: [person],
    mayHold: ["narrative" as const],
    writtenBy: UserId.parse(crypto.randomUUID()),
    writtenAt: 1,
    text: "afraid of the landlord",
  };
  expect(textOfPart({ kind: "note", values: note })).toBe("afraid of the landlord");
});
