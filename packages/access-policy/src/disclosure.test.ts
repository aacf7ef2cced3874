import { Role } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import type { Capability } from "./capability.ts";
import { decideAccess } from "./decide.ts";

const whoMay = (capability: Capability): readonly Role[] =>
  Role.options.filter((role) => decideAccess(role, capability).allowed);

it("[A54] has to whom something may go vetted by privacy officers alone, and by nobody who sends", () => {
  expect(whoMay("recipient.vet")).toEqual(["privacy_officer"]);
  expect(whoMay("disclosure.send")).not.toContain("privacy_officer");
  expect(whoMay("recipient.read")).not.toContain("administrator");
});

it("[A111] has where they are reached shown to whoever reads to whom something may go, and to no administrator", () => {
  expect(whoMay("recipient.unmask")).toEqual(["advocate", "shift_lead", "privacy_officer", "counsel"]);
  expect(whoMay("recipient.unmask")).toEqual(whoMay("recipient.read"));
});

it("[A113] has somebody of a case shown by what whoever asks is to that case, which no privacy officer and no counsel is by their role", () => {
  expect(whoMay("case.unmask")).toEqual(["advocate", "shift_lead"]);
});

it("[A55] has what people say kept, and anything sent, by whoever answers; a withdrawal by privacy officers, too", () => {
  for (const capability of ["release.keep", "disclosure.send"] as const)
    expect(whoMay(capability)).toEqual(["advocate", "shift_lead"]);
  expect(whoMay("release.withdraw")).toEqual(["advocate", "shift_lead", "privacy_officer"]);
});

it("[A61] has the scan of a paper added and taken away by whoever keeps what people say, and looked at by whoever reads it", () => {
  expect(whoMay("release.keep")).toEqual(["advocate", "shift_lead"]);
  expect(whoMay("release.read")).toEqual(["advocate", "shift_lead", "privacy_officer", "counsel"]);
});

it("[A56] has what is held decided by shift leads and counsel, and by nobody in their stead", () => {
  expect(whoMay("held.decide")).toEqual(["shift_lead", "counsel"]);
});

it("[A62] has people forgotten by shift leads alone, who are asked by whoever answers", () => {
  expect(whoMay("person.forget")).toEqual(["shift_lead"]);
  expect(whoMay("release.keep")).toEqual(["advocate", "shift_lead"]);
});

it("[A57] has reports signed along, and what was sent without waiting looked at, by shift leads alone", () => {
  expect(whoMay("disclosure.sign")).toEqual(["shift_lead"]);
});
