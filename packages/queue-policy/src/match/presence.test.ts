import { ShiftState } from "@holdfast/case-schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presenceOf, type Standing } from "./presence.ts";

const here: Standing = { state: "available", goneSince: null, isWrappingUp: false, paused: [] };

describe("how somebody stands towards what is new", () => {
  it.each([
    ["[Q47] is on no shift", null, "off", "off"],
    ["[Q47] is available", {}, "available", "on_contact"],
    ["[Q47] has time to themselves", { isWrappingUp: true }, "wrap_up", "wrap_up"],
    ["[Q47] is on a break", { state: "break" }, "break", "break"],
    [
      "[Q47] is on a break with time left from before",
      { state: "break", isWrappingUp: true },
      "break",
      "break",
    ],
    ["[Q47] is there to be consulted only", { state: "consult_only" }, "consult_only", "consult_only"],
    ["[Q47] is away", { state: "away" }, "away", "away"],
    ["[Q48] is available, and no console of theirs answers", { goneSince: 1 }, "away", "away"],
    ["[Q48] has time to themselves, and none answers", { isWrappingUp: true, goneSince: 1 }, "away", "away"],
    ["[Q48] is to be consulted, and none answers", { state: "consult_only", goneSince: 1 }, "away", "away"],
    ["[Q48] is on a break, and none answers", { state: "break", goneSince: 1 }, "break", "break"],
  ] as const)("whoever %s", (_name, facts, without, withOne) => {
    const shift = facts === null ? null : { ...here, ...facts };
    expect([presenceOf(shift, false), presenceOf(shift, true)]).toEqual([without, withOne]);
  });

  it("[Q47] [Q48] is offered something by their own word, with a console that answers, and by nothing else", () => {
    const facts = fc.record({
      state: fc.constantFrom(...ShiftState.options),
      goneSince: fc.constantFrom(null, 1),
      isWrappingUp: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, fc.boolean(), (shift, hasContact) => {
        const isOffered = ["available", "on_contact"].includes(presenceOf(shift, hasContact));
        expect(isOffered).toBe(
          shift.state === "available" && shift.goneSince === null && !shift.isWrappingUp,
        );
      }),
    );
  });
});
