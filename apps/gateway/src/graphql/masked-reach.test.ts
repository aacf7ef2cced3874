import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskedReach } from "./masked-reach.ts";

describe("[G539] what is seen of where they are reached", () => {
  it.each([
    ["+1 202 555 0142", "••••42"],
    [" rosa.sown@gmail.com ", "r••••@gmail.com"],
    ["intake +1 (555) 010-0123, room 12", "••••23"],
    ["desk@county.example.gov or 555 010 0124", "••••24"],
    ["ask for Jo at the desk", "••••"],
    ["ext. 12", "••••"],
    ["", ""],
    ["  ", ""],
    [null, null],
  ])("is of %j %j", (reach, mask) => {
    expect(maskedReach(reach)).toBe(mask);
  });

  it("is never more than two digits, or a letter and a common domain, whatever was written", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, size: "max" }), (written) => {
        expect(maskedReach(written)).toMatch(/^$|^••••\d{0,2}$|^[\p{L}\p{N}]?••••@(?:••••|[a-z.]+)$/u);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[+0-9 ().\-/a-z@,;]{0,60}$/), (written) => {
        expect(maskedReach(written)?.match(/\d/g)?.length ?? 0).toBeLessThanOrEqual(2);
      }),
    );
  });
});
