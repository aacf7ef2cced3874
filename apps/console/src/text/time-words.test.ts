import { beforeAll, describe, expect, it } from "vitest";
import { speak } from "./language.ts";
import { clockWords, dayWords, dueWords, durationWords, secondWords, waitingWords } from "./time-words.ts";

const at = (day: number, hour: number, minute: number, second = 0): number =>
  new Date(2026, 10, day, hour, minute, second).getTime();
const now = at(25, 14, 6);
beforeAll(() => speak("en"));

describe("how long something lasts", () => {
  it.each([
    [-5_000, "under 1 min"],
    [0, "under 1 min"],
    [59_999, "under 1 min"],
    [60_000, "1 min"],
    [59 * 60_000 + 59_000, "59 min"],
    [3_600_000, "1 h"],
    [3_600_000 + 10 * 60_000, "1 h 10 min"],
    [86_400_000, "1 day"],
    [3 * 86_400_000, "3 days"],
  ])("%i ms is %s", (length, words) => {
    expect(durationWords(length)).toBe(words);
  });
});

describe("when something was", () => {
  it("is the time alone on the same day, and with its day on another", () => {
    expect(clockWords(at(25, 14, 2), now)).toBe("14:02");
    expect(clockWords(at(24, 9, 5), now)).toBe("Nov 24 09:05");
  });

  it("is told after midnight as after midnight, not as 24", () => {
    expect(clockWords(at(25, 0, 5), now)).toBe("00:05");
    expect(secondWords(at(25, 0, 5, 9))).toBe("00:05:09");
  });

  it("is headed by its day", () => {
    expect(dayWords(at(25, 0, 0), now)).toBe("Today");
    expect(dayWords(at(24, 23, 59), now)).toBe("Yesterday");
    expect(dayWords(at(12, 12, 0), now)).toBe("Thursday, November 12, 2026");
  });
});

describe("a wait", () => {
  it("is told both ways", () => {
    expect(waitingWords(at(25, 14, 2), now)).toBe("waiting 4 min, since 14:02");
  });

  it.each([
    [at(25, 14, 2), "due since 14:02"],
    [now, "due since 14:06"],
    [now + 30_000, "due within 1 min"],
    [now + 3 * 60_000, "due in 3 min"],
  ])("is owed an answer at %i: %s", (dueAt, words) => {
    expect(dueWords(dueAt, now)).toBe(words);
  });
});
