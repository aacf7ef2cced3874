import type { Release } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import {
  caseOf,
  askingFor,
  disclose,
  exploiterOf,
  inIt,
  knownBy,
  noteOf,
  personAt,
  toldIn,
} from "../testing/sample-case.ts";
import { DAY, SIGNED } from "../testing/sample-release.ts";

// Three who worked at one fair, and four who reported it, each by themself: a coworker, a neighbour, a friend, a sister.
const ana = personAt(1);
const ben = personAt(2);
const cruz = personAt(3);
const dev = personAt(4);
const nora = personAt(5);
const finn = personAt(6);
const sol = personAt(7);

const CARNIVAL = caseOf(
  [
    inIt(1, { name: "Ana Q.", methodsOfControl: ["restricts_movement"], immigrationStatus: "work_visa" }),
    inIt(2, { name: "Ben R.", venueName: "Blue Wheel Fair" }),
    inIt(3, { name: "Cruz S.", isPregnant: null, gender: "man" }),
    inIt(4, { roles: ["coworker"], name: "Dev T." }),
    inIt(5, { roles: ["neighbour"], name: "Nora U." }),
    inIt(6, { roles: ["friend"], name: "Finn V." }),
    inIt(7, { roles: ["family"], name: "Sol W." }),
  ],
  [
    exploiterOf([ana], 1, "Mr Wheel"),
    exploiterOf([ben, dev], 2, "The driver"),
    exploiterOf([nora], 3, "A man with keys"),
  ],
  [
    noteOf([ana, ben, cruz], 1, "All three slept in one trailer.", ["narrative"]),
    noteOf([ana, ben], 2, "They were paid together, or not at all.", ["narrative"]),
    noteOf([ana, dev], 3, "Dev saw them take her phone.", ["narrative"]),
    noteOf([finn, sol], 4, "Finn and Sol heard the same.", ["narrative"]),
  ],
);

// Months later an attorney brings what each of the three has signed, each for themself.
const attorney = askingFor({
  recipient: { id: "lawyer-1", type: "attorney_of_person", person: null },
  purpose: "legal_help",
  at: SIGNED + 20 * DAY,
});
const toLawyer: Partial<Release> = {
  recipients: ["lawyer-1"],
  recipient_type: "attorney_of_person",
  purposes: ["legal_help"],
  form: "written_paper",
  paper_seen_by: "lee",
};
const SIGNED_BY_THREE: Record<number, Partial<Release>> = {
  1: { ...toLawyer, data_classes: ["identity", "narrative", "alleged_exploiter"] },
  2: { ...toLawyer, data_classes: ["identity", "narrative", "alleged_exploiter"] },
  3: { ...toLawyer, data_classes: ["identity"] },
};

it("[CO51] [CO52] tells the attorney of three exactly what each has signed, and nothing of the four who reported", () => {
  expect(toldIn(disclose(CARNIVAL, knownBy(SIGNED_BY_THREE), attorney))).toEqual([
    'person 1 name: "Ana Q."',
    'person 1 age: "adult"',
    'person 1 methodsOfControl: "restricts_movement"',
    'person 2 name: "Ben R."',
    'person 2 age: "adult"',
    'person 3 name: "Cruz S."',
    'person 3 age: "adult"',
    'person 3 gender: "man"',
    'exploiter 1 name: "Mr Wheel"',
    'note 1 text: "They were paid together, or not at all."',
  ]);
});

it("[CO52] tells the words about all three once the third agrees to them, too, and still nothing that a reporter told", () => {
  const all = { ...SIGNED_BY_THREE, 3: SIGNED_BY_THREE[1] ?? {} };
  const told = toldIn(disclose(CARNIVAL, knownBy(all), attorney));
  expect(told).toContain('note 1 text: "All three slept in one trailer."');
  for (const word of ["Dev", "Nora", "Finn", "Sol", "driver", "keys", "phone"])
    expect(told.join()).not.toContain(word);
});

it("[CO51] takes one's release for nobody else's, whoever brings it", () => {
  const ofAna = knownBy({ 1: SIGNED_BY_THREE[1] ?? {} });
  const told = toldIn(disclose(CARNIVAL, ofAna, attorney));
  expect(told.every((line) => line.startsWith("person 1") || line.startsWith("exploiter 1"))).toBe(true);
  expect(disclose(CARNIVAL, new Map(), attorney).packet.lines).toEqual([]);
});

it("[CO51] tells nothing of one who has withdrawn, and of the others what was theirs alone", () => {
  const withdrawn = { ...SIGNED_BY_THREE[2], revoked_at: SIGNED + 19 * DAY, revoked_how: "spoken" as const };
  const told = toldIn(disclose(CARNIVAL, knownBy({ ...SIGNED_BY_THREE, 2: withdrawn }), attorney));
  expect(told).toContain('person 1 name: "Ana Q."');
  expect(told.join()).not.toMatch(/Ben|paid together/);
});

it("[CO51] gives another attorney, another purpose and another day nothing of it", () => {
  const known = knownBy(SIGNED_BY_THREE);
  const others = [
    { ...attorney, recipient: { ...attorney.recipient, id: "lawyer-2" } },
    { ...attorney, recipient: { ...attorney.recipient, type: "law_enforcement" as const } },
    { ...attorney, purpose: "law_enforcement" as const },
    { ...attorney, at: SIGNED + 31 * DAY },
  ];
  for (const asking of others) expect(disclose(CARNIVAL, known, asking).packet.lines).toEqual([]);
});

it("[CO53] names for each that stays whose it is, which kind, the rule and the nearest ways, and no word of it", () => {
  const { subjects } = disclose(CARNIVAL, knownBy(SIGNED_BY_THREE), attorney);
  const ofCruz = subjects.find(({ subject, dataClass }) => subject === cruz && dataClass === "narrative");
  expect(ofCruz?.decision).toMatchObject({ ruleId: "D12", waysToYes: ["self_contact", "three_way_call"] });
  expect(ofCruz?.releaseId).toBeNull();
  expect(JSON.stringify(subjects)).not.toMatch(/Cruz|Dev T|trailer/);
});
