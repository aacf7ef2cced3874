import { createHash } from "node:crypto";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeReturnCode } from "../return-code/return-code.ts";
import { CHALLENGE_VALID_MS, challengeFor, DIFFICULTY, isOurs } from "./challenge.ts";

const NOW = 1_800_000_000_000;
const signBy = (key: string) => (text: string) => createHash("sha256").update(`${key}${text}`).digest();
const sign = signBy("ours");
const code = makeReturnCode((size) => new Uint8Array(size).fill(5));
const other = makeReturnCode((size) => new Uint8Array(size).fill(6));
const made = challengeFor(sign, code, "", NOW);

describe("a challenge", () => {
  it("[WF25] says how much work until when, and nothing of whose", () => {
    expect(made).toMatch(new RegExp(`^8\\.13\\.${NOW + CHALLENGE_VALID_MS}\\.[\\w-]{22}$`));
    expect(made).not.toContain(code);
  });

  it("[WF25] leaves room for nine figures in one block of SHA-256, or the page could not solve it", () => {
    expect(`${made}.7.999999999`.length).toBeLessThanOrEqual(55);
    expect(DIFFICULTY.pieces).toBeLessThan(10);
  });

  it.each([
    ["ours, for this code", sign, code, NOW, DIFFICULTY, true],
    ["in its last moment", sign, code, NOW + CHALLENGE_VALID_MS, DIFFICULTY, true],
    ["a moment too late", sign, code, NOW + CHALLENGE_VALID_MS + 1, DIFFICULTY, false],
    ["for another code", sign, other, NOW, DIFFICULTY, false],
    ["of another deployment", signBy("theirs"), code, NOW, DIFFICULTY, false],
    ["of another difficulty", sign, code, NOW, { pieces: 8, bits: 12 }, false],
    ["of other pieces", sign, code, NOW, { pieces: 7, bits: 13 }, false],
  ])("[WF25] %s: taken or not", (_name, by, whose, now, difficulty, taken) => {
    expect(isOurs(by, whose, made, now, difficulty)).toBe(taken);
  });

  it("[WF25] with any symbol changed, added or left out is not ours", () => {
    fc.assert(
      fc.property(fc.nat(made.length), fc.nat(1), fc.string({ maxLength: 3 }), (at, cut, put) => {
        const forged = made.slice(0, at) + put + made.slice(at + cut);
        expect(isOurs(sign, code, forged, NOW, DIFFICULTY)).toBe(forged === made);
      }),
      { numRuns: rounds(500) },
    );
  });

  it.each(["", ".", "...", "8.13..", "8.13.NaN.x", `8.13.${"9".repeat(40)}.x`, "8.13.-1.x"])(
    "[WF25] %j is none",
    (text) => {
      expect(isOurs(sign, code, text, NOW, DIFFICULTY)).toBe(false);
    },
  );

  it("[WF25] stays from page to page, and is renewed once half its time is over", () => {
    const half = NOW + CHALLENGE_VALID_MS / 2;
    expect(challengeFor(sign, code, made, half)).toBe(made);
    const renewed = challengeFor(sign, code, made, half + 1);
    expect(renewed).not.toBe(made);
    expect(isOurs(sign, code, renewed, half + 1 + CHALLENGE_VALID_MS, DIFFICULTY)).toBe(true);
  });

  it("[WF25] is made anew for a new code", () => {
    expect(isOurs(sign, other, challengeFor(sign, other, made, NOW), NOW, DIFFICULTY)).toBe(true);
  });
});
