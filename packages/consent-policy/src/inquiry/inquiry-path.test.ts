import { InHand, InquiryAsker, TellingWay } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { Obligation } from "../rule.ts";
import { funderNoticeDueAt, legalDueAt } from "./inquiry-clocks.ts";
import { inquiryPath } from "./inquiry-path.ts";
import { mayTellBy } from "./may-tell-by.ts";

const stepsOf = (asker: InquiryAsker, inHand: InHand = "nothing"): readonly Obligation[] => {
  const found = inquiryPath({ asker, inHand, isWithSomebody: false });
  return found.path === "inquiry" ? found.steps : [];
};

it("[CO73] has everybody who asks be told neither, written down and called back, each once, with what the table asks besides", () => {
  for (const asker of InquiryAsker.options)
    for (const inHand of InHand.options) {
      const steps = stepsOf(asker, inHand);
      expect(steps.slice(0, 3)).toEqual([
        "neither_confirm_nor_deny",
        "log_inquiry",
        "verify_requester_callback",
      ]);
      expect(new Set(steps).size).toBe(steps.length);
      for (const step of steps) expect(Obligation.options).toContain(step);
    }
  expect(stepsOf("police")).toContain("notify_supervisor");
  expect(stepsOf("police", "says_urgent")).toContain("supervisor_decision_15min");
  expect(stepsOf("court")).toEqual(expect.arrayContaining(["no_production", "legal_hold"]));
  expect(stepsOf("family")).toContain("warn_person_if_safe");
  expect(stepsOf("child_welfare")).toContain("verify_requester");
});

it("[CO74] helps whoever is with somebody who needs it as anybody is helped, police too", () => {
  for (const asker of InquiryAsker.options)
    for (const inHand of InHand.options)
      expect(inquiryPath({ asker, inHand, isWithSomebody: true })).toEqual({ path: "helper" });
});

it("[CO75] [CO76] has counsel answer by the return date, or within a day, and a funder be told within a day", () => {
  const hour = 60 * 60_000;
  expect(legalDueAt(0, 3 * hour)).toBe(3 * hour);
  expect(legalDueAt(0, null)).toBe(24 * hour);
  expect(funderNoticeDueAt(7)).toBe(7 + 24 * hour);
});

it("[CO77] reaches nobody to tell them who may not be reached so, and leaves the others to come back", () => {
  const may = (mayWrite: boolean, mayCall: boolean) =>
    TellingWay.options.filter((way) => mayTellBy(way, { mayWrite, mayCall }));
  expect(may(false, false)).toEqual(["in_person", "waits"]);
  expect(may(true, false)).toEqual(["message", "in_person", "waits"]);
  expect(may(false, true)).toEqual(["call", "in_person", "waits"]);
});
