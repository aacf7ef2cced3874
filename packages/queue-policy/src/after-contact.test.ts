import { AfterContactSettings, Medium } from "@holdfast/case-schema";
import fc from "fast-check";
import { expect, it } from "vitest";
import { afterContactMs } from "./after-contact.ts";

const DELIVERED = AfterContactSettings.parse({});
const OWN: AfterContactSettings = { voice: 8, text: 7, email: 4, form: 3, heavy: 20 };

it.each([
  [5, "voice", "usual", DELIVERED],
  [5, "text", "usual", DELIVERED],
  [3, "email", "usual", DELIVERED],
  [3, "form", "usual", DELIVERED],
  [15, "voice", "heavy", DELIVERED],
  [15, "form", "heavy", DELIVERED],
  [15, "text", "crisis", DELIVERED],
  [7, "text", "usual", OWN],
  [20, "form", "crisis", OWN],
] as const)(
  "[Q41] [Q45] there are %i min after %s that was %s, by %o",
  (minutes, medium, weight, settled) => {
    expect(afterContactMs(medium, weight, settled)).toBe(minutes * 60_000);
  },
);

it("[Q45] is never shorter after what was heavier, nor shorter than one grounding of three minutes, whatever is settled", () => {
  const minutes = fc.integer({ min: 0, max: 70 });
  fc.assert(
    fc.property(
      fc.record({ voice: minutes, text: minutes, email: minutes, form: minutes, heavy: minutes }),
      (given) => {
        const settled = AfterContactSettings.safeParse(given).data;
        fc.pre(settled !== undefined);
        for (const medium of Medium.options) {
          const [usual = 0, heavy, crisis] = (["usual", "heavy", "crisis"] as const).map((weight) =>
            afterContactMs(medium, weight, settled),
          );
          expect(usual).toBeGreaterThanOrEqual(180_000);
          expect(heavy).toBeGreaterThanOrEqual(usual);
          expect(crisis).toBe(heavy);
        }
      },
    ),
  );
});
