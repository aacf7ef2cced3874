import { DisclosureTrigger } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { isDemand, NO_DEMANDS } from "../inquiry/demands.ts";
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
import type { Asking } from "./asking.ts";

const kai = personAt(1);
const CASE = caseOf([inIt(1, { name: "Kai", age: "minor" })], [exploiterOf([kai], 1, "The uncle")]);
const to = (type: "law_enforcement" | "child_protection" | "service_provider") =>
  ({ id: `${type}-1`, type, person: null }) as const;
const asking = (over: Partial<Asking> = {}): Asking =>
  askingFor({
    recipient: to("law_enforcement"),
    purpose: "law_enforcement",
    trigger: "advocate_initiative",
    judged: { risk: "none", minor_harm: "reasonable_suspicion", vulnerable_adult: "no", concerns: [kai] },
    ...over,
  });
const dutiesOf = (over: Partial<Asking> = {}) =>
  disclose(CASE, knownBy({}), asking(over)).duties.map(({ dataClass }) => dataClass);

describe("a report about a minor", () => {
  it("[CO58] [CO62] is a duty whatever sets it off: police who ask get nothing by it, and it is made to child protection", () => {
    const duties = dutiesOf();
    expect(duties).toContain("identity");
    expect(disclose(CASE, knownBy({}), asking()).makeItTo).toBeNull();
    for (const trigger of DisclosureTrigger.options) {
      expect(dutiesOf({ trigger })).toEqual(duties);
      if (!isDemand(trigger)) continue;
      const open = { ...NO_DEMANDS, open: [trigger] };
      expect(dutiesOf({ demands: open })).toEqual(duties);
      const { packet, makeItTo } = disclose(CASE, knownBy({}), asking({ demands: open }));
      if (trigger === "child_welfare_inquiry") continue;
      expect([packet.lines, makeItTo]).toEqual([[], "child_protection"]);
    }
  });

  it("[CO62] is made to child protection meanwhile, who are told it though police ask", () => {
    const composed = disclose(CASE, knownBy({}), asking({ recipient: to("child_protection") }));
    expect(composed.makeItTo).toBeNull();
    expect(toldIn(composed).join()).toContain("Kai");
  });

  it("[CO58] is none to whom nothing has to be reported, and of nobody of whom nothing is feared", () => {
    expect(dutiesOf({ recipient: to("service_provider"), purpose: "referral" })).toEqual([]);
    const calm = { risk: "none", minor_harm: "none", vulnerable_adult: "no", concerns: [kai] } as const;
    expect(
      dutiesOf({ judged: calm, demands: { ...NO_DEMANDS, open: ["law_enforcement_informal"] } }),
    ).toEqual([]);
  });
});
