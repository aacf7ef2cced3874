import { decide } from "@holdfast/consent-policy";
import { rounds } from "@holdfast/tooling/rounds";
import { expect, it } from "vitest";
import { bareConsent } from "../baselines/bare-consent.ts";
import { inputsFrom, sweep } from "./consent-decide.ts";

it("measures two sides that say the same of the same", () => {
  for (const input of inputsFrom(rounds(20_000), 7)) expect(bareConsent(input)).toBe(decide(input).ruleId);
});

it("looks through as many as it says, and finds nothing", () => {
  expect(sweep(rounds(20_000), 11)).toEqual({ unfounded: 0, swept: rounds(20_000) });
});
