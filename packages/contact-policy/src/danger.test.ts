import { UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterDanger, NO_DANGER, type DangerEvent, type DangerState } from "./danger.ts";

const user = (n: number): UserId => UserId.parse(`00000000-0000-7000-8000-00000000000${n}`);
const [DANA, LEE, MARTA] = [user(1), user(2), user(3)];
const word = (at: number): DangerEvent => ({ kind: "danger_word", at });
const check = (at: number, agreedAt = 0): DangerEvent => ({ kind: "check_word", at, agreedAt });
const over = (at: number, by: UserId): DangerEvent => ({ kind: "confirmed_over", at, by });
const after = (...events: readonly DangerEvent[]): DangerState => events.reduce(afterDanger, NO_DANGER);

describe("danger", () => {
  it("[CP50] holds from the danger word on, and since the first one", () => {
    expect(after(word(5))).toEqual({ holds: true, since: 5, checkWordAt: null, confirmedBy: [] });
    expect(after(word(5), word(9))).toMatchObject({ holds: true, since: 5 });
    expect(after(check(1), over(2, DANA), over(3, LEE))).toEqual(NO_DANGER);
  });

  it("[CP53] is over after the check word and the word of two of the staff, in that order", () => {
    expect(after(word(5), check(6), over(7, DANA), over(8, LEE))).toEqual(NO_DANGER);
    expect(after(word(5), check(6))).toMatchObject({ holds: true, checkWordAt: 6 });
    expect(after(word(5), check(6), over(7, DANA))).toMatchObject({ holds: true, confirmedBy: [DANA] });
  });

  it.each<[string, readonly DangerEvent[]]>([
    ["without a check word", [over(6, DANA), over(7, LEE)]],
    ["confirmed before the check word", [over(6, DANA), check(7), over(8, LEE)]],
    ["confirmed twice by one", [check(6), over(7, DANA), over(8, DANA)]],
    ["by a check word that was agreed since", [check(7, 6), over(8, DANA), over(9, LEE)]],
    ["by a check word that was agreed at that moment", [check(7, 5), over(8, DANA), over(9, LEE)]],
    ["when the danger word comes again", [check(6), over(7, DANA), word(8), over(9, LEE)]],
    [
      "by those who confirmed before it came again",
      [check(6), over(7, DANA), word(8), check(9), over(10, LEE)],
    ],
  ])("[CP53] is not over %s", (_name, events) => {
    expect(after(word(5), ...events).holds).toBe(true);
  });

  it("[CP53] is over exactly when two have confirmed since the last check word after the last danger word", () => {
    const event = fc.oneof(
      fc.record({ kind: fc.constant("danger_word" as const), at: fc.nat(100) }),
      fc.record({ kind: fc.constant("check_word" as const), at: fc.nat(100), agreedAt: fc.constant(-1) }),
      fc.record({
        kind: fc.constant("confirmed_over" as const),
        at: fc.nat(100),
        by: fc.constantFrom(DANA, LEE, MARTA),
      }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        const last = events.findLastIndex(({ kind }) => kind === "danger_word");
        const since = events.slice(last + 1);
        const checked = since.findIndex(({ kind }) => kind === "check_word");
        const who = new Set(
          since.slice(checked + 1).flatMap((each) => (each.kind === "confirmed_over" ? [each.by] : [])),
        );
        expect(after(...events).holds).toBe(last >= 0 && !(checked >= 0 && who.size >= 2));
      }),
      { numRuns: rounds(1000) },
    );
  });
});
