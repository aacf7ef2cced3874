import { DisclosureTrigger, RecipientType, Role } from "@holdfast/case-schema";
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
import { mayDecideHeld } from "../disclosure/approval.ts";
import { isDemand, NO_DEMANDS, triggerOf } from "./demands.ts";

const kai = personAt(1);
const CASE = caseOf([inIt(1, { name: "Kai" })], [exploiterOf([kai], 1, "The uncle")]);
const DEMANDED = DisclosureTrigger.options.filter(isDemand);
const to = (type: RecipientType) => ({ id: "somebody", type, person: null }) as const;

it("[CO62] is set off by the strictest that is open, in whatever order they came, and by what is said where none is", () => {
  expect(triggerOf("person_request", NO_DEMANDS)).toBe("person_request");
  for (const open of DEMANDED) {
    for (const said of DisclosureTrigger.options) expect(triggerOf(said, { open: [open] })).toBe(open);
    for (const beside of DEMANDED)
      expect(triggerOf("person_request", { open: [beside, open] })).toBe(
        triggerOf("court_order", { open: [open, beside] }),
      );
  }
  const ordered = { open: ["court_order", "law_enforcement_informal"] } as const;
  expect(triggerOf("person_request", ordered)).toBe("law_enforcement_informal");
  expect(triggerOf("court_order", { open: ["court_order", "media_inquiry"] })).toBe("media_inquiry");
});

it("[CO62] answers the detective who asked as whoever asked, though an advocate says that it is the person's wish", () => {
  const signed = knownBy({
    1: {
      recipients: ["somebody"],
      recipient_type: "law_enforcement",
      purposes: ["law_enforcement"],
      data_classes: ["identity"],
    },
  });
  const asking = askingFor({ recipient: to("law_enforcement"), purpose: "law_enforcement" });
  expect(toldIn(disclose(CASE, signed, asking))).toContain('person 1 name: "Kai"');
  const asked = { ...asking, demands: { ...NO_DEMANDS, open: ["law_enforcement_informal"] as const } };
  const held = disclose(CASE, signed, asked);
  expect(held.trigger).toBe("law_enforcement_informal");
  expect(held.packet.lines).toEqual([]);
  expect(new Set(held.held.map(({ decision }) => decision.ruleId))).toEqual(new Set(["C7"]));
  expect(new Set(disclose(CASE, knownBy({}), asked).subjects.map(({ decision }) => decision.ruleId))).toEqual(
    new Set(["C2"]),
  );
});

it("[CO72] exports nothing on a bare demand, whatever is said, to anybody, by any word of any role", () => {
  const kinds = RecipientType.options.filter((type) => !["own_staff", "processor_vendor"].includes(type));
  let asked = 0;
  for (const type of kinds)
    for (const open of [[], ...DEMANDED.map((each) => [each])])
      for (const said of open.length === 0 ? DEMANDED : (["person_request", "court_order"] as const)) {
        const asking = askingFor({
          recipient: to(type),
          purpose: "other",
          trigger: said,
          demands: { ...NO_DEMANDS, open },
        });
        const bare = disclose(CASE, knownBy({}), asking);
        expect(bare.packet.lines).toEqual([]);
        const words = Role.options.flatMap((role) =>
          bare.subjects.flatMap(({ subject, dataClass, releaseId, decision: { ruleId }, approver }) =>
            approver === null || mayDecideHeld({ id: "who", role }, { approver, askedBy: "dana" }) !== null
              ? []
              : [{ subject, dataClass, releaseId, ruleId, by: approver }],
          ),
        );
        expect(disclose(CASE, knownBy({}), asking, words).packet.lines).toEqual([]);
        asked += 1;
      }
  expect(asked).toBeGreaterThan(400);
});

it("[CO62] has help go to whoever saves a life, whoever asks meanwhile", () => {
  const judged = {
    risk: "attempt_or_life_threat_in_progress",
    minor_harm: "none",
    vulnerable_adult: "no",
    concerns: [kai],
  } as const;
  for (const each of DEMANDED) {
    const demands = { open: [each], isUnknown: true, isOrdered: false };
    const asking = askingFor({ recipient: to("emergency_services"), purpose: "emergency", judged, demands });
    expect(toldIn(disclose(CASE, knownBy({}), asking))).toContain('person 1 name: "Kai"');
  }
});
