import { createHash } from "node:crypto";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeReturnCode } from "../return-code/return-code.ts";
import { prove } from "../testing/page-script.ts";
import { CHALLENGE_VALID_MS, challengeFor, type Difficulty } from "./challenge.ts";
import { isProved } from "./is-proved.ts";

const NOW = 1_800_000_000_000;
const EASY: Difficulty = { pieces: 4, bits: 8 };
const sign = (text: string) => createHash("sha256").update(`key${text}`).digest();
const code = makeReturnCode((size) => new Uint8Array(size).fill(5));
const other = makeReturnCode((size) => new Uint8Array(size).fill(6));
const challenge = challengeFor(sign, code, "", NOW, EASY);
const proof = await prove(challenge);
const done = { challenge, proof };

describe("a proof", () => {
  it("[WF25] that the page's script finds is taken, for every code and hour", async () => {
    const bytes = fc.uint8Array({ minLength: 13, maxLength: 13 });
    const instant = fc.integer({ min: 0, max: 4e12 });
    await fc.assert(
      fc.asyncProperty(bytes, instant, async (random, now) => {
        const whose = makeReturnCode(() => random);
        const asked = challengeFor(sign, whose, "", now, EASY);
        expect(isProved(sign, whose, { challenge: asked, proof: await prove(asked) }, now, EASY)).toBe(true);
      }),
      { numRuns: rounds(40) },
    );
  });

  it("[WF25] at today's difficulty is found and taken", async () => {
    const asked = challengeFor(sign, code, "", NOW);
    expect(isProved(sign, code, { challenge: asked, proof: await prove(asked) }, NOW)).toBe(true);
  });

  it.each([
    ["none", code, { challenge, proof: "" }, NOW, EASY],
    ["without its challenge", code, { challenge: "", proof }, NOW, EASY],
    ["too late", code, done, NOW + CHALLENGE_VALID_MS + 1, EASY],
    ["used again for another contact", other, done, NOW, EASY],
    ["of work that was easier", code, done, NOW, { pieces: 4, bits: 9 }],
    ["of less of it", code, done, NOW, { pieces: 5, bits: 8 }],
    ["with a piece left out", code, { challenge, proof: proof.slice(0, proof.lastIndexOf(".")) }, NOW, EASY],
    ["with a piece too many", code, { challenge, proof: `${proof}.${proof}` }, NOW, EASY],
    ["in another order", code, { challenge, proof: proof.split(".").toReversed().join(".") }, NOW, EASY],
  ])("[WF25] %s is not taken", (_name, whose, given, now, difficulty) => {
    expect(isProved(sign, whose, given, now, difficulty)).toBe(false);
  });

  it("[WF25] for a challenge that nobody gave is not taken, however much work was done", async () => {
    const forged = `4.8.${NOW + CHALLENGE_VALID_MS}.abcdefghijklmnopqrstuv`;
    const given = { challenge: forged, proof: await prove(forged) };
    expect(isProved(sign, code, given, NOW, EASY)).toBe(false);
  });

  it("[WF25] is guessed about as seldom as the work is hard", () => {
    const guess = fc.array(fc.nat(1e9), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(guess, (tries) => {
        expect(isProved(sign, code, { challenge, proof: tries.join(".") }, NOW, EASY)).toBe(false);
      }),
      { numRuns: rounds(500) },
    );
  });

  it.each([
    "x",
    "1e9.1.1.1",
    "-1.0.0.0",
    "0x1.0.0.0",
    " 1.1.1.1",
    "1".repeat(200_000),
    ". . .",
    "\u0661.1.1.1",
  ])("[WF25] %j is read without surprise", (poison) => {
    expect(isProved(sign, code, { challenge, proof: poison }, NOW, EASY)).toBe(false);
  });
});
