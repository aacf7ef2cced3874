import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shorten } from "./shorten.ts";

describe("shortening", () => {
  it.each([
    ["", ""],
    ["abcd", "abcd"],
    ["abcde", "abcd…"],
    ["abc🫂", "abc…"],
    ["ab🫂c", "ab🫂…"],
  ])("%s becomes %s in four units", (text, short) => {
    expect(shorten(text, 4)).toBe(short);
  });

  it("never breaks a symbol and never grows", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 30 }), (text, most) => {
        const short = shorten(text, most);
        expect(short.isWellFormed()).toBe(true);
        expect(text.startsWith(short.replace(/…$/, "")) || short === text).toBe(true);
        expect(short.length).toBeLessThanOrEqual(Math.max(most + 1, 1));
      }),
    );
  });
});
