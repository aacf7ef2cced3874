import { randomBytes } from "node:crypto";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupReturnCode, makeReturnCode, readReturnCode, spellReturnCode } from "./return-code.ts";
import { CODE_LENGTH, PAYLOAD_LENGTH, SYMBOLS } from "./symbols.ts";

const anyCode = fc
  .uint8Array({ minLength: PAYLOAD_LENGTH, maxLength: PAYLOAD_LENGTH })
  .map((bytes) => makeReturnCode(() => bytes));
const place = fc.nat({ max: CODE_LENGTH - 1 });

describe("a return code", () => {
  it("[WF10] carries 65 random bits: thirteen bytes in, and every bit that counts changes the code", () => {
    let asked = 0;
    makeReturnCode((size) => {
      asked = size;
      return new Uint8Array(size);
    });
    expect(asked).toBe(PAYLOAD_LENGTH);
    const codes = new Set<string>([makeReturnCode(() => new Uint8Array(PAYLOAD_LENGTH))]);
    for (let index = 0; index < PAYLOAD_LENGTH; index += 1)
      for (let bit = 0; bit < 5; bit += 1) {
        const bytes = new Uint8Array(PAYLOAD_LENGTH);
        bytes[index] = 1 << bit;
        codes.add(makeReturnCode(() => bytes));
      }
    expect(codes.size).toBe(1 + 65);
  });

  it("[WF10] uses every symbol about equally often", () => {
    const counts = new Map<string, number>();
    const made = 2000;
    for (let round = 0; round < made; round += 1)
      for (const symbol of makeReturnCode((size) => randomBytes(size)))
        counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
    const expected = (made * CODE_LENGTH) / SYMBOLS.length;
    // Seven standard deviations: a fair source fails once in about 10¹¹ runs.
    for (const symbol of SYMBOLS)
      expect(Math.abs((counts.get(symbol) ?? 0) - expected)).toBeLessThan(7 * Math.sqrt(expected));
  });

  it("[WF11] is read again from its written form, however it is typed", () => {
    const typing = fc.record({
      code: anyCode,
      lower: fc.boolean(),
      between: fc.constantFrom("", " ", "-", " - ", "–", ".", "\u00a0", "\t"),
      around: fc.constantFrom("", " ", "\n"),
      zero: fc.constantFrom("0", "o", "O"),
      one: fc.constantFrom("1", "i", "I", "l", "L"),
    });
    fc.assert(
      fc.property(typing, ({ code, lower, between, around, zero, one }) => {
        const written = groupReturnCode(code).replaceAll("-", between);
        const cased = (lower ? written.toLowerCase() : written).replaceAll("0", zero).replaceAll("1", one);
        expect(readReturnCode(around + cased + around)).toBe(code);
      }),
      { numRuns: rounds(500) },
    );
  });

  it("[WF12] betrays any one wrong symbol", () => {
    fc.assert(
      fc.property(anyCode, place, fc.constantFrom(...Array.from(SYMBOLS)), (code, at, symbol) => {
        fc.pre(code[at] !== symbol);
        expect(readReturnCode(code.slice(0, at) + symbol + code.slice(at + 1))).toBeNull();
      }),
      { numRuns: rounds(1000) },
    );
  });

  it("[WF12] betrays any two symbols swapped", () => {
    fc.assert(
      fc.property(anyCode, place, place, (code, first, second) => {
        fc.pre(code[first] !== code[second]);
        const symbols = Array.from(code);
        [symbols[first], symbols[second]] = [symbols[second] ?? "", symbols[first] ?? ""];
        expect(readReturnCode(symbols.join(""))).toBeNull();
      }),
      { numRuns: rounds(1000) },
    );
  });

  it("[WF12] betrays a symbol left out or typed twice", () => {
    fc.assert(
      fc.property(anyCode, place, (code, at) => {
        expect(readReturnCode(code.slice(0, at) + code.slice(at + 1))).toBeNull();
        expect(readReturnCode(code.slice(0, at) + code.charAt(at) + code.slice(at))).toBeNull();
      }),
    );
  });

  it("[WF12] refuses anything else without complaint", () => {
    for (const typed of ["", " ", "U".repeat(14), "\0".repeat(14), "é".repeat(14), "0".repeat(100_000)])
      expect(readReturnCode(typed)).toBeNull();
    fc.assert(fc.property(fc.string(), (typed) => void readReturnCode(typed)));
  });

  it("[WF13] is grouped for the eye and spelled for the ear", () => {
    const code = makeReturnCode(() => Uint8Array.from([1, 2, 3, 4, 10, 11, 12, 13, 20, 21, 22, 23, 31]));
    expect(groupReturnCode(code)).toMatch(/^1234-ABCD-MNPQ-Z.$/);
    expect(spellReturnCode(code)).toMatch(/^1, 2, 3, 4\. A, B, C, D\. M, N, P, Q\. Z, .$/);
  });
});
