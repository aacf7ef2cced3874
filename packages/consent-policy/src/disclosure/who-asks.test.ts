import { expect, it } from "vitest";
import { NO_DEMANDS } from "../inquiry/demands.ts";
import {
  askingFor,
  caseOf,
  disclose,
  exploiterOf,
  inIt,
  knownBy,
  noteOf,
  personAt,
  toldIn,
} from "../testing/sample-case.ts";
import { release, spoken } from "../testing/sample-release.ts";
import type { Asking } from "./asking.ts";

const kai = personAt(1);
const CASE = caseOf(
  [
    inIt(1, {
      name: "Kai",
      telephones: ["555-0101"],
      immigrationStatus: "without_status",
      needs: [{ need: "medical", state: "open" }],
    }),
    inIt(2, { roles: ["neighbour"], name: "Nora" }),
  ],
  [exploiterOf([kai], 1, "The uncle")],
  [noteOf([kai, personAt(2)], 1, "Nora lets Kai use her phone.", ["narrative"])],
);
const everything = [
  "identity",
  "contact_means",
  "narrative",
  "health",
  "alleged_exploiter",
  "existence_of_contact",
  "immigration_status",
] as const;
const signedFor = (recipient: Asking["recipient"], purpose: Asking["purpose"]) =>
  knownBy({
    1: {
      recipients: [recipient.id],
      recipient_type: recipient.type,
      purposes: [purpose],
      data_classes: [...everything],
    },
  });

const mother = { id: "mother-1", type: "named_individual", person: null } as const;
const detective = { id: "police-1", type: "law_enforcement", person: null } as const;
const rescue = { id: "rescue-1", type: "emergency_services", person: null } as const;
const authority = { id: "children-1", type: "child_protection", person: null } as const;

it("[CO50] tells the mother who phones nothing, whatever was signed, and has nobody's word open it", () => {
  const asking = askingFor({ recipient: mother, purpose: "other", trigger: "family_or_other_inquiry" });
  const all = disclose(CASE, signedFor(mother, "other"), asking);
  expect(all.packet.lines).toEqual([]);
  expect(new Set(all.subjects.map(({ decision }) => decision.ruleId))).toEqual(new Set(["C1"]));
  expect(all.held).toEqual([]);
});

it("[CO50] [CO56] gives the detective who demands nothing, and with a release nothing before he was called back", () => {
  const asking = askingFor({
    recipient: detective,
    purpose: "law_enforcement",
    trigger: "law_enforcement_informal",
  });
  const bare = disclose(CASE, knownBy({}), asking);
  expect(bare.packet.lines).toEqual([]);
  expect(bare.held).toEqual([]);
  const signed = disclose(CASE, signedFor(detective, "law_enforcement"), asking);
  expect(signed.packet.lines).toEqual([]);
  expect(signed.held.every(({ subject, decision }) => subject === kai && decision.ruleId === "C7")).toBe(
    true,
  );
  const urgent = disclose(CASE, signedFor(detective, "law_enforcement"), {
    ...asking,
    trigger: "law_enforcement_exigent",
  });
  const word = urgent.held.map(({ subject, dataClass, releaseId }) => ({
    subject,
    dataClass,
    releaseId,
    ruleId: "C3" as const,
    by: "supervisor" as const,
  }));
  expect(word.length).toBeGreaterThan(0);
  expect(
    disclose(
      CASE,
      signedFor(detective, "law_enforcement"),
      { ...asking, trigger: "law_enforcement_exigent" },
      word,
    ).packet.lines,
  ).toEqual([]);
});

it("[CO54] does not let a demand pass by another name: where a trigger cannot lead there, it is none", () => {
  const asFamily = askingFor({
    recipient: rescue,
    purpose: "emergency",
    trigger: "sister_hotline_handoff",
    judged: {
      risk: "attempt_or_life_threat_in_progress",
      minor_harm: "none",
      vulnerable_adult: "no",
      concerns: [kai],
    },
  });
  const { facts, packet } = disclose(CASE, knownBy({}), asFamily);
  expect(facts.find(({ fact }) => fact.field === "immigrationStatus")?.stands).toBe("withheld");
  expect(packet.lines.map(({ field }) => field)).toContain("telephones");
  const handoff = askingFor({ trigger: "sister_hotline_handoff" });
  expect(disclose(CASE, signedFor(handoff.recipient, "referral"), handoff).packet.lines).toEqual([]);
});

it("[CO57] sends what it takes to reach somebody whose life is in danger at once, and of nobody else", () => {
  const asking = askingFor({
    recipient: rescue,
    purpose: "emergency",
    trigger: "advocate_initiative",
    judged: {
      risk: "attempt_or_life_threat_in_progress",
      minor_harm: "none",
      vulnerable_adult: "no",
      concerns: [kai],
    },
  });
  const told = toldIn(disclose(CASE, new Map(), asking));
  expect(told).toContain('person 1 telephones: ["555-0101"]');
  expect(told).toContain('exploiter 1 name: "The uncle"');
  expect(told.join()).not.toMatch(/Nora|without_status/);
  expect(disclose(CASE, new Map(), asking).held).toEqual([]);
});

it("[CO55] sends help once nothing gentler is left when a lead concurs, and not before", () => {
  const asking = askingFor({
    recipient: rescue,
    purpose: "emergency",
    trigger: "advocate_initiative",
    judged: { risk: "imminent_risk_exhausted", minor_harm: "none", vulnerable_adult: "no", concerns: [kai] },
  });
  const before = disclose(CASE, knownBy({}), asking);
  expect(before.packet.lines).toEqual([]);
  const word = before.held.map(({ subject, dataClass, releaseId, decision: { ruleId } }) => ({
    subject,
    dataClass,
    releaseId,
    ruleId,
    by: "supervisor" as const,
  }));
  expect(toldIn(disclose(CASE, knownBy({}), asking, word))).toContain('person 1 name: "Kai"');
  expect(
    disclose(
      CASE,
      knownBy({}),
      asking,
      word.map((each) => ({ ...each, by: "counsel" as const })),
    ).packet.lines,
  ).toEqual([]);
});

it("[CO50] refuses the neighbour's tip about an adult, and where each is weighed has a lead weigh it", () => {
  const asking = askingFor({
    recipient: detective,
    purpose: "law_enforcement",
    trigger: "advocate_initiative",
  });
  const refused = disclose(CASE, knownBy({}), asking);
  expect(refused.facts.every(({ stands }) => stands === "withheld")).toBe(true);
  const weighed = disclose(CASE, knownBy({}), {
    ...asking,
    settings: { ...asking.settings, adult_tip_policy: "case_by_case" },
  });
  expect(weighed.packet.lines).toEqual([]);
  expect(weighed.held.some(({ decision }) => decision.ruleId === "D11")).toBe(true);
});

it("[CO58] reports a sixteen-year-old with who exploits them, as a duty, and leaves the adult who called out of it", () => {
  const young = caseOf(
    [
      inIt(1, { name: "Kai", age: "minor", ageYears: 16, immigrationStatus: "pending" }),
      inIt(2, { roles: ["neighbour"], name: "Nora" }),
    ],
    [exploiterOf([personAt(2)], 1, "The uncle")],
    [noteOf([kai, personAt(2)], 1, "Nora drove Kai home.", ["narrative"])],
  );
  const asking = askingFor({
    recipient: authority,
    purpose: "other",
    trigger: "advocate_initiative",
    judged: { risk: "none", minor_harm: "reasonable_suspicion", vulnerable_adult: "no", concerns: [kai] },
  });
  const report = disclose(young, knownBy({}), asking);
  expect(toldIn(report)).toContain('exploiter 1 name: "The uncle"');
  expect(toldIn(report)).toContain('person 1 name: "Kai"');
  expect(toldIn(report).join()).not.toMatch(/Nora|pending/);
  expect(report.duties.map(({ decision }) => decision.ruleId)).toEqual(expect.arrayContaining(["B4", "B4a"]));
  const suspected = caseOf(
    young.persons.map((each) => ({
      ...each,
      age: each.id === kai ? "minor_suspected" : each.age,
      ageYears: null,
    })),
  );
  const asked = disclose(suspected, knownBy({}), asking);
  expect(asked.packet.lines).toEqual([]);
  expect(asked.held.every(({ decision }) => decision.ruleId === "B5b")).toBe(true);
});

it("[CO56] leaves a subpoena that no judge signed to counsel, whose word sends nothing, and an order that is written down to counsel's", () => {
  const court = { id: "court-1", type: "court", person: null } as const;
  const asking = askingFor({ recipient: court, purpose: "other", trigger: "subpoena_unsigned_by_judge" });
  const word = (ruleId: "C4" | "C5", by: "counsel" | "supervisor") =>
    disclose(CASE, knownBy({}), asking).held.map(({ subject, dataClass, releaseId }) => ({
      subject,
      dataClass,
      releaseId,
      ruleId,
      by,
    }));
  expect(disclose(CASE, knownBy({}), asking).held.every(({ approver }) => approver === "counsel")).toBe(true);
  expect(disclose(CASE, knownBy({}), asking, word("C4", "counsel")).packet.lines).toEqual([]);
  const said = { ...asking, trigger: "court_order" as const };
  expect(disclose(CASE, knownBy({}), said, word("C5", "counsel")).packet.lines).toEqual([]);
  const order = { ...said, demands: { ...NO_DEMANDS, isOrdered: true } };
  expect(disclose(CASE, knownBy({}), order, word("C5", "supervisor")).packet.lines).toEqual([]);
  const [first] = word("C5", "counsel").filter(
    ({ subject, dataClass }) => subject === kai && dataClass === "identity",
  );
  expect(toldIn(disclose(CASE, knownBy({}), order, first === undefined ? [] : [first]))).toEqual([
    'person 1 name: "Kai"',
    'person 1 age: "adult"',
  ]);
});

it("[CO59] shows somebody what is kept of themself, and nothing of whoever is kept beside them", () => {
  const asking = askingFor({
    recipient: { id: "kai", type: "person_themself", person: kai },
    purpose: "other",
  });
  const told = toldIn(disclose(CASE, knownBy({}), asking));
  expect(told).toContain('person 1 immigrationStatus: "without_status"');
  expect(told).toContain('exploiter 1 name: "The uncle"');
  expect(told.join()).not.toContain("Nora");
  const nobodys = askingFor({
    recipient: { id: "kai", type: "person_themself", person: null },
    purpose: "other",
  });
  expect(disclose(CASE, knownBy({}), nobodys).packet.lines).toEqual([]);
});

it("[CO51] takes the release of a child for none once they are known to be one", () => {
  const young = caseOf([inIt(1, { name: "Kai", age: "minor" })]);
  expect(release({}).subject_age).toBe("adult");
  const asking = askingFor();
  expect(disclose(young, knownBy({ 1: {} }), asking).packet.lines).toEqual([]);
  expect(disclose(CASE, knownBy({ 1: {} }), asking).packet.lines.length).toBeGreaterThan(0);
});

it("[CO50] sends on the line nothing of a kind of which the person held something back", () => {
  const said = (withheld_in: ("identity" | "narrative")[]) =>
    new Map([
      [
        kai,
        {
          releases: [{ id: "said", release: spoken({ withheld_in }) }],
          withdrawals: [],
          under_guardianship: false,
        },
      ],
    ]);
  const asking = askingFor({ onTheLine: [kai] });
  expect(toldIn(disclose(CASE, said([]), asking))).toContain('person 1 name: "Kai"');
  const part = disclose(CASE, said(["identity"]), asking);
  expect(toldIn(part)).toEqual(['person 1 telephones: ["555-0101"]']);
  const ofName = part.subjects.find(({ dataClass }) => dataClass === "identity");
  expect(ofName?.decision).toMatchObject({ outcome: "refuse", ruleId: "Z0" });
});
