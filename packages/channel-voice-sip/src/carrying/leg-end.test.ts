import { describe, expect, it } from "vitest";
import { legEnd } from "./leg-end.ts";

const rung = { isCaller: false, wasUp: false, ending: null } as const;

describe("why a leg ended", () => {
  it.each([
    [17, "busy"],
    [19, "no_answer"],
    [21, "rejected"],
    [1, "unreachable"],
    [20, "unreachable"],
    [127, "unreachable"],
    [16, "hung_up"],
  ] as const)("cause %i before an answer is %s", (cause, because) => {
    expect(legEnd(cause, rung)).toBe(because);
  });

  it("[CH57] is loss where Asterisk's clock ended it, and a hang-up otherwise", () => {
    expect(legEnd(44, { ...rung, wasUp: true })).toBe("lost");
    expect(legEnd(16, { ...rung, wasUp: true })).toBe("hung_up");
  });

  it("is ours or loss where we ended it, whatever the cause says", () => {
    expect(legEnd(16, { ...rung, wasUp: true, ending: "by_us" })).toBe("ended_by_us");
    expect(legEnd(16, { ...rung, wasUp: true, ending: "lost" })).toBe("lost");
  });

  it("is a hang-up of the caller who gives up before we answer, however the carrier says it", () => {
    for (const cause of [0, 16, 26, 127]) expect(legEnd(cause, { ...rung, isCaller: true })).toBe("hung_up");
  });
});
