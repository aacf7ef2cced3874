import { InHand, InquiryAsker, TellingWay } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { Obligation } from "../rule.ts";
import { funderNoticeDueAt, legalDueAt } from "./inquiry-clocks.ts";
import { inquirySteps } from "./inquiry-steps.ts";
import { mayTellBy } from "./may-tell-by.ts";

it("[CO73] has everybody who asks be told neither, written down and called back, each once, with what the table asks besides", () => {
  for (const asker of InquiryAsker.options)
    for (const inHand of InHand.options) {
      const steps = inquirySteps(asker, inHand);
      expect(steps.slice(0, 3)).toEqual([
        "neither_confirm_nor_deny",
        "log_inquiry",
        "verify_requester_callback",
      ]);
      expect(new Set(steps).size).toBe(steps.length);
      for (const step of steps) expect(Obligation.options).toContain(step);
    }
  expect(inquirySteps("police", "nothing")).toContain("notify_supervisor");
  expect(inquirySteps("police", "says_urgent")).toContain("supervisor_decision_15min");
  expect(inquirySteps("court", "nothing")).toEqual(expect.arrayContaining(["no_production", "legal_hold"]));
  expect(inquirySteps("family", "nothing")).toContain("warn_person_if_safe");
  expect(inquirySteps("child_welfare", "nothing")).toContain("verify_requester");
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
