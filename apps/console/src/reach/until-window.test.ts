import { describe, expect, it } from "vitest";
import { untilWindow } from "./until-window.ts";

const LA = "America/Los_Angeles";
const MINUTE = 60_000;
/** A Wednesday, 22:58 in Los Angeles. */
const SINCE = Date.UTC(2026, 10, 26, 6, 58);
const endAfter = (typed: string, since = SINCE): number | undefined => {
  const end = untilWindow(typed, since, LA)?.endsAt;
  return end === undefined ? undefined : (end - since) / MINUTE;
};

describe("from now until a time on their clock", () => {
  it("begins when it was said and ends when the clock there shows that time", () => {
    expect(untilWindow("11 pm", SINCE, LA)).toEqual({
      window: { days: ["wed"], from: "22:58", until: "23:00" },
      endsAt: SINCE + 2 * MINUTE,
    });
  });

  it("goes on past midnight there", () => {
    expect([endAfter("24:00"), endAfter("00:00"), endAfter("0130")]).toEqual([62, 62, 152]);
  });

  it("is over where the time was reached just now, and no window of nearly a day", () => {
    expect([endAfter("22:58"), endAfter("22:00")]).toEqual([0, -58]);
    expect(endAfter("21:58")).toBe(23 * 60);
    const early = SINCE + 72 * MINUTE;
    expect(endAfter("23:50", early)).toBe(-20);
    // The end of a day is that of the day it is.
    expect(endAfter("24:00", early)).toBe(23 * 60 + 50);
  });

  it("[CP12] ends when a time that comes twice comes first", () => {
    const before = Date.UTC(2026, 10, 1, 7, 30);
    expect(untilWindow("01:30", before, LA)?.endsAt).toBe(Date.UTC(2026, 10, 1, 8, 30));
  });

  it("is none where no time is typed, or no zone", () => {
    expect(untilWindow("soon", SINCE, LA)).toBeNull();
    expect(untilWindow("23:00", SINCE, "Mars/Olympus")).toBeNull();
  });
});
