import { InHand, InquiryAsker, LegalProcessKind, type DisclosureTrigger } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { canAskFor } from "../disclosure/trigger-recipients.ts";
import { inquiryTrigger, legalTrigger } from "./inquiry-trigger.ts";

it("[CO70] takes whoever asks for who they say they are, and for nobody whom a judge sent", () => {
  const all = InquiryAsker.options.flatMap((asker) =>
    InHand.options.map((inHand) => [asker, inHand, inquiryTrigger(asker, inHand)] as const),
  );
  const whenUrgent = { police: "law_enforcement_exigent" } as const;
  const otherwise = {
    police: "law_enforcement_informal",
    court: "subpoena_unsigned_by_judge",
    family: "family_or_other_inquiry",
    media: "media_inquiry",
    child_welfare: "child_welfare_inquiry",
    funder_or_research: "funder_or_research_request",
    somebody_else: "family_or_other_inquiry",
  } as const;
  for (const [asker, inHand, trigger] of all)
    expect(trigger).toBe(
      inHand === "says_urgent" && asker === "police" ? whenUrgent.police : otherwise[asker],
    );
});

it("[CO71] tells an order by the judge who signed it, whatever it is called", () => {
  const told = LegalProcessKind.options.map((kind) => [
    kind,
    legalTrigger(kind, true),
    legalTrigger(kind, false),
  ]);
  expect(told).toEqual([
    ["subpoena", "court_order", "subpoena_unsigned_by_judge"],
    ["order", "court_order", "subpoena_unsigned_by_judge"],
    ["search_warrant", "search_warrant_judicial", "administrative_warrant"],
    ["arrest_warrant", "law_enforcement_informal", "law_enforcement_informal"],
  ]);
});

it("[CO70] [CO71] leads from each record to somebody who may be told, by some word or none, and never to emergency services", () => {
  const set = new Set<DisclosureTrigger>([
    ...InquiryAsker.options.flatMap((asker) => InHand.options.map((inHand) => inquiryTrigger(asker, inHand))),
    ...LegalProcessKind.options.flatMap((kind) => [legalTrigger(kind, true), legalTrigger(kind, false)]),
  ]);
  expect(set.size).toBe(10);
  for (const trigger of set) expect(canAskFor(trigger, "emergency_services")).toBe(false);
});
