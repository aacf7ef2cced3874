import { expect, it } from "vitest";
import { NeutralChecks } from "./neutral-checks.ts";

const checks = { en: ["Is this a good time?"], es: ["¿Es buen momento?"], fr: ["Est-ce un bon moment ?"] };

it("neutral checks are there in every language, each once and as it is read", () => {
  expect(NeutralChecks.parse(checks)).toEqual(checks);
  const { fr: _left, ...two } = checks;
  for (const wrong of [
    two,
    { ...checks, en: [] },
    { ...checks, en: ["Is this a good time?", "Is this a good time?"] },
    { ...checks, en: [" "] },
    { ...checks, en: ["hidden\u202e"] },
    { ...checks, en: ["x".repeat(161)] },
    { ...checks, tlh: ["nuqneH"] },
  ])
    expect(NeutralChecks.safeParse(wrong).success).toBe(false);
});
