import { createHash } from "node:crypto";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proofScript, prove } from "../testing/page-script.ts";

const signature = fc.string({
  unit: fc.constantFrom("0", "9", "a", "z", "A", "Z", "-", "_"),
  minLength: 22,
  maxLength: 22,
});
const terms = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 7 }), fc.nat());

/** The smallest number that opens a piece, found by Node's own SHA-256. */
function smallest(piece: string, bits: number): number {
  for (let n = 0; ; n += 1)
    if (createHash("sha256").update(`${piece}.${n}`).digest().readUInt32BE(0) < 2 ** (32 - bits)) return n;
}

describe("the script that does the work", () => {
  it("[WF25] hashes as SHA-256 does: it passes no answer by and takes none that is wrong", async () => {
    await fc.assert(
      fc.asyncProperty(terms, signature, async ([pieces, bits, until], signed) => {
        const challenge = `${pieces}.${bits}.${until}.${signed}`;
        const expected = Array.from({ length: pieces }, (_, piece) =>
          smallest(`${challenge}.${piece}`, bits),
        );
        expect(await prove(challenge)).toBe(expected.join("."));
      }),
      { numRuns: rounds(60) },
    );
  });

  it("[WF25] gives every timer of the page its turn after a few hundred tries", async () => {
    let pauses = 0;
    const counting = proofScript({
      wait: (done, ms) => {
        if (ms === 0) pauses += 1;
        setTimeout(done, ms);
      },
    });
    const challenge = "4.10.1767225600000.abcdefghijklmnopqrstuv";
    const found = await counting.prove(challenge, 60_000);
    const tries = found.split(".").reduce((sum, n) => sum + Number(n), 0);
    expect(tries).toBeGreaterThan(1000);
    expect(pauses).toBeGreaterThanOrEqual(Math.floor(tries / 200) - 4);
  });

  it("[WF25] gives nothing when the time is up, and the rest of the work is not lost", async () => {
    const script = proofScript();
    const challenge = "4.12.1767225600000.abcdefghijklmnopqrstuv";
    expect(await script.prove(challenge, 0)).toBe("");
    expect(await script.prove(challenge, 60_000)).toMatch(/^\d+(\.\d+){3}$/);
  });

  it.each([
    ["Shift", 5000],
    ["a", 0],
  ])("[WF25] rests after the key %s for %i ms, as long as it may be the quick exit's", async (key, rest) => {
    let now = 0;
    let press: ((event: { readonly key: string }) => void) | undefined;
    const waits: number[] = [];
    const script = proofScript({
      clock: () => now,
      onListening: (heard) => (press = heard),
      wait: (done, ms = 0) => {
        if (ms > 1000) return;
        waits.push(ms);
        now += ms;
        // The first slice is over: a key is pressed.
        if (waits.length === 1) press?.({ key });
        setImmediate(done);
      },
    });
    await script.prove("2.10.1767225600000.abcdefghijklmnopqrstuv", 60_000);
    const resting = waits.reduce((sum, ms) => sum + ms, 0);
    expect(resting).toBeGreaterThanOrEqual(rest);
    expect(resting).toBeLessThan(rest + 100);
  });

  it("[WF25] leaves one challenge for the next", async () => {
    const script = proofScript();
    const never = script.prove("9.32.1767225600000.abcdefghijklmnopqrstuv", 60_000);
    expect(await script.prove("1.4.1767225600000.abcdefghijklmnopqrstuv", 60_000)).toMatch(/^\d+$/);
    expect(await never).toBe("");
  });

  it("[WF25] what it cannot read gives nothing, and throws nothing", async () => {
    const unreadable = 5 as unknown as string;
    expect(await proofScript().prove(unreadable, 60_000)).toBe("");
  });
});
