import { describe, expect, it } from "vitest";
import { submissionMarks, SUBMISSIONS_MAX } from "./submission-marks.ts";

describe("marks for many submissions", () => {
  it("[CH17] begin after a client's first few within the window, and touch nobody else", () => {
    const tooMany = submissionMarks(() => 0);
    const marks = Array.from({ length: SUBMISSIONS_MAX + 2 }, () => tooMany("one"));
    expect(marks).toEqual([...Array.from({ length: SUBMISSIONS_MAX }, () => false), true, true]);
    expect(tooMany("other")).toBe(false);
  });

  it("end with the window", () => {
    let now = 0;
    const tooMany = submissionMarks(() => now);
    for (let n = 0; n <= SUBMISSIONS_MAX; n += 1) tooMany("one");
    now = 10 * 60_000;
    expect(tooMany("one")).toBe(false);
  });

  it("remember a bounded number of clients, the newest ones", () => {
    const tooMany = submissionMarks(() => 0);
    for (let n = 0; n <= SUBMISSIONS_MAX; n += 1) tooMany("first");
    for (let n = 0; n < 10_000; n += 1) tooMany(`client ${n}`);
    expect(tooMany("first")).toBe(false);
  });
});
