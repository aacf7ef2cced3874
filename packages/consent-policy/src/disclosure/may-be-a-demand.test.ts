import { DisclosureTrigger, RecipientType } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import {
  askingFor,
  caseOf,
  disclose,
  exploiterOf,
  inIt,
  knownBy,
  personAt,
  toldIn,
} from "../testing/sample-case.ts";
import { NO_DEMANDS } from "../inquiry/demands.ts";
import type { Asking } from "./asking.ts";
import { mayBeADemand } from "./may-be-a-demand.ts";

const kai = personAt(1);
const CASE = caseOf([inIt(1, { name: "Kai", age: "minor" })], [exploiterOf([kai], 1, "The uncle")]);
const ADULT = caseOf([inIt(1, { name: "Kai" })]);
const UNKNOWN = { ...NO_DEMANDS, isUnknown: true };
const to = (type: RecipientType) => ({ id: "somebody", type, person: null }) as const;
const signed = (type: RecipientType) =>
  knownBy({
    1: { recipients: ["somebody"], recipient_type: type, purposes: ["other"], data_classes: ["identity"] },
  });
const wordFor = ({ held }: ReturnType<typeof disclose>) =>
  held.map(({ subject, dataClass, releaseId, decision: { ruleId } }) => ({
    subject,
    dataClass,
    releaseId,
    ruleId,
    by: "supervisor" as const,
  }));

it.each(["law_enforcement", "court", "named_individual"] as const)(
  "[CO62] sends %s nothing on a word of ours alone while somebody asks who could be them, and all of it with a lead's",
  (type) => {
    const asking = askingFor({ recipient: to(type), purpose: "other", demands: UNKNOWN });
    const asked = disclose(ADULT, signed(type), asking);
    expect(asked.packet.lines).toEqual([]);
    expect(new Set(asked.held.map(({ approver }) => approver))).toEqual(new Set(["supervisor"]));
    expect(toldIn(disclose(ADULT, signed(type), asking, wordFor(asked)))).toContain('person 1 name: "Kai"');
    // Where nobody asks, or it is known who does, it is theirs whom they tell.
    const calm = { ...asking, demands: NO_DEMANDS };
    expect(toldIn(disclose(ADULT, signed(type), calm))).toContain('person 1 name: "Kai"');
  },
);

it("[CO62] has a report to police wait for a lead while its clock runs, and one to child protection for nobody", () => {
  const report = (type: RecipientType, approvals: Parameters<typeof disclose>[3] = []) =>
    disclose(
      CASE,
      knownBy({}),
      askingFor({
        recipient: to(type),
        purpose: "other",
        trigger: "advocate_initiative",
        demands: UNKNOWN,
        judged: { risk: "none", minor_harm: "reasonable_suspicion", vulnerable_adult: "no", concerns: [kai] },
      }),
      approvals,
    );
  const asked = report("law_enforcement");
  expect(asked.packet.lines).toEqual([]);
  expect(asked.duties.map(({ decision }) => decision.ruleId)).toContain("B4");
  expect(toldIn(report("law_enforcement", wordFor(asked)))).toContain('exploiter 1 name: "The uncle"');
  expect(toldIn(report("child_protection"))).toContain('exploiter 1 name: "The uncle"');
});

it("[CO62] lets help wait for nobody", () => {
  const judged: Asking["judged"] = {
    risk: "attempt_or_life_threat_in_progress",
    minor_harm: "none",
    vulnerable_adult: "no",
    concerns: [kai],
  };
  for (const trigger of DisclosureTrigger.options) {
    const asking = askingFor({
      recipient: to("emergency_services"),
      purpose: "emergency",
      trigger,
      judged,
      demands: UNKNOWN,
    });
    expect(toldIn(disclose(CASE, knownBy({}), asking))).toContain('exploiter 1 name: "The uncle"');
    expect(mayBeADemand(trigger, "emergency_services")).toBe(false);
  }
});

it("[CO62] takes for a demand by another name what goes to four kinds of recipient by a trigger of ours, and nothing else", () => {
  const found = DisclosureTrigger.options.flatMap((trigger) =>
    RecipientType.options.filter((type) => mayBeADemand(trigger, type)).map((type) => [trigger, type]),
  );
  expect(new Set(found.map(([trigger]) => trigger))).toEqual(
    new Set([
      "person_request",
      "advocate_initiative",
      "sister_hotline_handoff",
      "vendor_or_interpreter",
      "internal_access",
    ]),
  );
  expect(new Set(found.map(([, type]) => type))).toEqual(
    new Set(["law_enforcement", "court", "named_individual", "public_or_media"]),
  );
});
