import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ALL_WELL,
  CHECKS_THAT_COUNT,
  isAllWell,
  nextHealth,
  SENDS_COUNT_MS,
  SENDS_THAT_COUNT,
  type Health,
  type Sign,
} from "./hysteresis.ts";

const START = Date.UTC(2026, 0, 1, 14, 3);
const SECOND = 1000;

/** Each letter is a sign, a second apart: C a good check, c a failed one, S a message that left, s one that did not. */
function after(signs: string, start = START): Health {
  return signs.split("").map(signOf(start)).reduce(nextHealth, ALL_WELL);
}
const signOf =
  (start: number) =>
  (letter: string, second: number): Sign => {
    const at = start + second * SECOND;
    if (letter === "C") return { kind: "check", found: { kind: "well" }, at };
    if (letter === "c") return { kind: "check", found: { kind: "down", reason: "unreachable" }, at };
    if (letter === "k") return { kind: "check", found: { kind: "down", reason: "credentials" }, at };
    return { kind: "send", went: letter === "S" ? "well" : "badly", at };
  };

describe("whether a channel works", () => {
  it.each([
    ["nothing heard", "", null, null],
    ["one slow answer", "Cc", null, null],
    ["one slow answer between good ones", "CcCcCcC", null, null],
    ["two failed checks: since the first", "Ccc", 1, "unreachable"],
    ["a failed message and a failed check: not yet", "Csc", null, null],
    ["a failed message before two failed checks: since the message", "Cscc", 1, "unreachable"],
    ["two failed messages", "Css", null, null],
    ["messages that failed, but not in a row", "ssSssSss", null, null],
    ["three failed messages while checks are good", "CssCs", 1, "sends"],
    ["three failed messages and a check that says why", "CsssCk", 1, "credentials"],
    ["the reason changes, the time does not", "cck", 0, "credentials"],
    ["the first good check ends it", "cccccC", null, null],
    ["a message that left does not: smsbox takes texts for a line that is down", "ccS", 0, "unreachable"],
    ["messages that failed meanwhile are explained by it", "csscsC", null, null],
    ["a message that left ends what messages began", "sssS", null, null],
    ["good checks do not end what messages began", "sssCCCC", 0, "sends"],
    ["it takes the success of both", "sssccCS", null, null],
    ["a check good again and failed messages: explained", "sssccC", null, null],
    ["down again after recovery: a new time", "ccCcc", 3, "unreachable"],
    ["one failed check after recovery is no outage", "ccCc", null, null],
  ] as const)("[G12] %s (%s)", (_name, signs, second, reason) => {
    const { down } = after(signs);
    expect(down).toEqual(second === null ? null : { since: START + second * SECOND, reason });
  });

  it("[G12] does not hold old failures against a channel that nobody writes on any more", () => {
    const failed = after("sss");
    const check = (at: number): Sign => ({ kind: "check", found: { kind: "well" }, at });
    const last = START + 2 * SECOND;
    expect(nextHealth(failed, check(last + SENDS_COUNT_MS)).down).not.toBeNull();
    expect(nextHealth(failed, check(last + SENDS_COUNT_MS + 1))).toBe(ALL_WELL);
  });

  it("[G12] goes down only by enough failures in a row, keeps its time, and comes back only when none is left", () => {
    const signs = fc.array(fc.constantFrom("C", "c", "k", "S", "s"), { maxLength: 40, size: "medium" });
    fc.assert(
      fc.property(signs, (letters) => {
        let health = ALL_WELL;
        for (const [second, letter] of letters.entries()) {
          const before = health;
          health = nextHealth(before, signOf(START)(letter, second));
          const enough = health.failedChecks >= CHECKS_THAT_COUNT || health.failedSends >= SENDS_THAT_COUNT;
          const wentDown = before.down === null && health.down !== null;
          const cameBack = before.down !== null && health.down === null;
          expect(wentDown).toBe(before.down === null && enough);
          expect(cameBack).toBe(before.down !== null && isAllWell(health));
          expect(health === ALL_WELL).toBe(isAllWell(health));
          const stays = before.down !== null && health.down !== null;
          expect(stays ? health.down?.since : null).toBe(stays ? before.down?.since : null);
        }
      }),
      { numRuns: rounds(500) },
    );
  });
});
