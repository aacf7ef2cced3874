import { Medium } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { afterContactMs } from "./after-contact.ts";

it.each([
  [5, "voice", "usual"],
  [5, "text", "usual"],
  [3, "email", "usual"],
  [3, "form", "usual"],
  [15, "voice", "heavy"],
  [15, "form", "heavy"],
  [15, "text", "crisis"],
] as const)("[Q41] there are %i min after %s that was %s", (minutes, medium, weight) => {
  expect(afterContactMs(medium, weight)).toBe(minutes * 60_000);
});

it("[Q41] is never shorter after what was heavier, nor shorter than one grounding of three minutes", () => {
  for (const medium of Medium.options) {
    const [usual, heavy, crisis] = (["usual", "heavy", "crisis"] as const).map((weight) =>
      afterContactMs(medium, weight),
    );
    expect(usual).toBeGreaterThanOrEqual(180_000);
    expect(heavy).toBeGreaterThan(usual ?? Infinity);
    expect(crisis).toBeGreaterThanOrEqual(heavy ?? Infinity);
  }
});
