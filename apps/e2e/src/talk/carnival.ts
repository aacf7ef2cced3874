import { randomUUID } from "node:crypto";
import { addExploiter, addNoteOn, file, numberOf, speakerIn, writePart } from "./cases.ts";
import { move } from "./move.ts";
import { claim, type Row } from "./queue.ts";
import { keepPaper, recipientNamed } from "./releases.ts";
import type { Staff } from "./staff.ts";

/** Who speaks for those who worked there. */
export const ATTORNEY = "Wren and Partners";

/** What is known of three who worked at one fair, since four others reported it, each by themself. Personal data. */
export interface Carnival {
  readonly caseId: string;
  /** The case's own. */
  readonly number: number;
  /** Those who worked there, by what they are called. */
  readonly workers: Readonly<Record<"Ana" | "Ben" | "Cruz", string>>;
}

const REPORTERS = [
  ["coworker", "Dev"],
  ["neighbour", "Nora"],
  ["friend", "Finn"],
  ["family", "Sol"],
] as const;

/** Four report, to `staff`, who files each and closes it; `writes` has each of them write. */
export async function reportCarnival(
  staff: Staff,
  writes: (from: string, text: string) => Promise<Row>,
): Promise<Carnival> {
  const caseId = randomUUID();
  const workers = { Ana: randomUUID(), Ben: randomUUID(), Cruz: randomUUID() };
  const reporters: string[] = [];
  for (const [nth, [role, calledName]] of REPORTERS.entries()) {
    const contact = await writes(`555-021${nth}`, `${calledName} writes of the fair`);
    await claim(staff, contact);
    const person = randomUUID();
    reporters.push(person);
    await file(staff, {
      contactId: contact.id,
      caseId,
      isNew: nth === 0,
      came: { kind: "person", person },
      newPeople: nth === 0 ? [...Object.values(workers), person] : [person],
    });
    await writePart(staff, { caseId, part: "person", id: person, fields: { roles: [role], calledName } });
    await move(staff, "close", contact.number);
  }
  const { Ana, Ben, Cruz } = workers;
  for (const [calledName, id] of Object.entries(workers))
    await writePart(staff, {
      caseId,
      part: "person",
      id,
      fields: { roles: ["person_in_situation"], calledName, age: "adult" },
    });
  await writePart(staff, {
    caseId,
    part: "person",
    id: Ana,
    fields: { methodsOfControl: ["restricts_movement"], immigrationStatus: "work_visa" },
  });
  await writePart(staff, {
    caseId,
    part: "person",
    id: Cruz,
    fields: { methodsOfControl: ["debt_bondage"] },
  });
  for (const [name, toldBy] of [
    ["Mr Wheel", [Ana]],
    ["The driver", [Ben, reporters[0]!]],
  ] as const) {
    const id = await addExploiter(staff, caseId, toldBy);
    await writePart(staff, { caseId, part: "exploiter", id, fields: { name } });
  }
  await addNoteOn(staff, caseId, [Ana, Ben, Cruz], "All three slept in one trailer.");
  await addNoteOn(staff, caseId, [Ana, Ben], "They were paid together, or not at all.");
  await addNoteOn(staff, caseId, [Ana, reporters[0]!], "Dev saw them take her phone.");
  return { caseId, number: await numberOf(staff, caseId), workers };
}

/** What Ben has signed for ninety days and Cruz for thirty, each for themself, as whoever speaks in that contact brings it to `staff`. */
export async function bringPapers(staff: Staff, fair: Carnival, contactId: string): Promise<void> {
  const recipientId = await recipientNamed(staff, ATTORNEY);
  const broughtById = await speakerIn(staff, contactId);
  for (const [who, days, dataClasses] of [
    ["Ben", 90, ["identity", "narrative", "alleged_exploiter"]],
    ["Cruz", 30, ["identity"]],
  ] as const) {
    const [caseId, personId] = [fair.caseId, fair.workers[who]];
    await keepPaper(staff, { caseId, personId, recipientId, dataClasses, contactId, broughtById, days });
  }
}
