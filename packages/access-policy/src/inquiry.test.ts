import { Role } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import type { Capability } from "./capability.ts";
import { capabilitiesOf, decideAccess } from "./decide.ts";

const whoMay = (capability: Capability): readonly Role[] =>
  Role.options.filter((role) => decideAccess(role, capability).allowed);

it("[A58] has whoever is asked write it down, and leads, privacy officers and counsel see to it", () => {
  expect(whoMay("inquiry.log")).toEqual(Role.options);
  expect(whoMay("inquiry.handle")).toEqual(["shift_lead", "privacy_officer", "counsel"]);
});

it("[A112] has where whoever asked is reached shown to those who see to it, and not to whoever only wrote one down", () => {
  expect(whoMay("inquiry.unmask")).toEqual(whoMay("inquiry.handle"));
  expect(whoMay("inquiry.unmask")).not.toContain("advocate");
});

it("[A59] has what we were served with kept by leads and counsel, and decided by counsel alone", () => {
  expect(whoMay("legal.keep")).toEqual(["shift_lead", "counsel"]);
  expect(whoMay("legal.decide")).toEqual(["counsel"]);
  // A hold is placed by the number of a contact: counsel looks none up for it.
  expect(capabilitiesOf("counsel").filter((each) => /^(?:contact|closed|queue)\./.test(each))).toEqual([]);
  // Whoever decides what binds us sends nothing.
  expect(whoMay("disclosure.send")).not.toContain("counsel");
});

it("[A60] has a breach told of by whoever suspects one, and seen to by leads and privacy officers", () => {
  expect(whoMay("breach.report")).toEqual(Role.options);
  expect(whoMay("breach.handle")).toEqual(["shift_lead", "privacy_officer"]);
});
