import { NoteId, PersonId, UserId } from "@holdfast/case-schema";
import { CaseRecord, factsOf, newCasePerson, PersonRole, subjectRoleOf } from "@holdfast/case-schema/case";
import { expect, it } from "vitest";
import { consentFor } from "./consent-for.ts";
import { DEFAULT_CONSENT_SETTINGS, inputsFrom } from "./consent-settings.ts";
import { decide, strictest } from "./decide.ts";
import type { Decision, MixedInput } from "./decision.ts";
import { INPUTS, type ConsentInput } from "./input.ts";
import { isYes } from "./table.ts";
import { DAY, release, SIGNED } from "./testing/sample-release.ts";

const id = (place: number): string => `00000000-0000-7000-8000-00000000000${place}`;
const [ana, ben] = [PersonId.parse(id(1)), PersonId.parse(id(2))];
const asked = { recipient: "lawyer-1", recipient_type: "attorney_of_person", purpose: "legal_help" } as const;

/** Two who work at one fair, and a note about both. */
const CASE = CaseRecord.parse({
  version: 3,
  id: id(5),
  status: "active",
  contacts: [],
  persons: [ana, ben].map((person) => ({
    ...newCasePerson(person),
    roles: ["person_in_situation"],
    age: "adult",
    name: person === ana ? "Ana" : "Ben",
    immigrationStatus: "without_status",
    venues: ["carnival_or_fair"],
  })),
  exploiters: [],
  notes: [
    {
      id: NoteId.parse(id(6)),
      about: [ana, ben],
      mayHold: ["identity", "narrative"],
      writtenBy: UserId.parse(id(7)),
      writtenAt: SIGNED,
      text: "Both sleep in one trailer.",
    },
  ],
});
const agreed = release({
  recipients: ["lawyer-1"],
  recipient_type: "attorney_of_person",
  purposes: ["legal_help"],
  data_classes: ["identity", "narrative"],
});
const RELEASES = new Map([[ana, [agreed]]]);

/** What a disclosure asks: of each fact, for each person whose it is, each kind. */
function decided(releases = RELEASES): readonly { readonly what: string; readonly decision: Decision }[] {
  return factsOf(CASE, SIGNED + DAY).map(({ part, id: whose, field, subjects, classes }) => {
    const all = subjects.flatMap((subject) =>
      classes.map((data_class) => {
        const { consent_state, consent_covers } = consentFor(
          releases.get(subject) ?? [],
          { ...asked, data_class },
          { subject_age: "adult", under_guardianship: false },
          [],
          SIGNED + DAY,
        );
        const input: MixedInput = {
          ...inputsFrom(DEFAULT_CONSENT_SETTINGS, null, "unknown"),
          trigger: "person_request",
          recipient_type: asked.recipient_type,
          data_classes: [data_class],
          subject_age: "adult",
          subject_role: "person_in_situation",
          consent_state,
          consent_covers,
          risk: "none",
          minor_harm: "none",
          vulnerable_adult: "no",
          person_present_three_way: false,
          role_has_need_to_know: true,
        };
        return decide(input);
      }),
    );
    const decision = strictest(all);
    if (decision === null) throw new Error("a fact is somebody's");
    return { what: part === "note" ? "note" : `${whose === ana ? "Ana" : "Ben"} ${field}`, decision };
  });
}

const goes = (all: ReturnType<typeof decided>): readonly string[] =>
  all.filter(({ decision }) => isYes(decision.outcome)).map(({ what }) => what);

it("[CO10] [CO6] sends of a case for two what the one who agreed named, nothing of the other, and no words about both", () => {
  expect(goes(decided())).toEqual(["Ana name", "Ana age", "Ana venues"]);
});

it("[CO6] sends the words about both once both have agreed", () => {
  const both = new Map([
    [ana, [agreed]],
    [ben, [agreed]],
  ]);
  expect(goes(decided(both))).toContain("note");
  expect(goes(decided(both))).not.toContain("Ben immigrationStatus");
});

it("[CO6] sends no fact as a whole of which the person held something back", () => {
  const part = new Map([[ana, [{ ...agreed, withheld_in: ["identity" as const] }]]]);
  expect(goes(decided(part))).toEqual(["Ana venues"]);
});

it("[CO3] sends nothing of a case in which nobody agreed", () => {
  expect(goes(decided(new Map()))).toEqual([]);
  expect(decided(new Map()).every(({ decision }) => decision.ruleId === "D12")).toBe(true);
});

const report = {
  ...inputsFrom(DEFAULT_CONSENT_SETTINGS, null, "unknown"),
  trigger: "advocate_initiative",
  recipient_type: "child_protection",
  subject_age: "adult",
  subject_role: "person_in_situation",
  consent_state: "none",
  consent_covers: "none",
  risk: "none",
  minor_harm: "reasonable_suspicion",
  vulnerable_adult: "no",
  person_present_three_way: false,
  role_has_need_to_know: true,
} as const satisfies Omit<ConsentInput, "data_classes">;

it("[rule B4a] tells a report about a child nothing of how an adult knew who exploits them, unless they agree", () => {
  const related = CaseRecord.parse({
    ...CASE,
    persons: CASE.persons.map((person) => ({ ...person, relationToExploiter: "family" })),
  });
  const [fact] = factsOf(related, SIGNED).filter(({ field }) => field === "relationToExploiter");
  const decisions = (fact?.classes ?? []).map((data_classes) => decide({ ...report, data_classes }));
  expect(decisions.map(({ ruleId }) => ruleId)).toEqual(["D12", "B4a"]);
  expect(strictest(decisions)?.outcome).toBe("refuse");
});

it("[rule B4] reports a child who calls, before anybody has written down what they are", () => {
  for (const roles of [[], ["coworker"], ["witness"]] satisfies PersonRole[][]) {
    const subject_role = subjectRoleOf({ roles, hasContactedUs: true, age: "minor" });
    const called = { ...report, subject_age: "minor", subject_role, data_classes: "narrative" } as const;
    expect(decide(called)).toMatchObject({ ruleId: "B4", outcome: "required" });
  }
});

it("takes everybody in a case for somebody that the table knows", () => {
  const age = "adult";
  for (const role of PersonRole.options)
    for (const hasContactedUs of [true, false])
      expect(INPUTS.subject_role).toContain(subjectRoleOf({ roles: [role], hasContactedUs, age }));
  const role: ConsentInput["subject_role"] = subjectRoleOf({ roles: [], hasContactedUs: false, age });
  expect(role).toBe("third_party_named");
});
