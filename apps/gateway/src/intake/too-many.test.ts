import { describe, expect, it } from "vitest";
import { SUBMISSIONS, tooMany } from "./too-many.ts";

describe("counting what is too much", () => {
  it("[CH17] begins after the first few within the window, and touches nobody else", () => {
    const many = tooMany(() => 0, SUBMISSIONS);
    const marks = Array.from({ length: SUBMISSIONS.most + 2 }, () => many("one"));
    expect(marks).toEqual([...Array.from({ length: SUBMISSIONS.most }, () => false), true, true]);
    expect(many("other")).toBe(false);
  });

  it("ends with the window", () => {
    let now = 0;
    const many = tooMany(() => now, { most: 1, windowMs: 1000 });
    expect([many("one"), many("one")]).toEqual([false, true]);
    now = 999;
    expect(many("one")).toBe(true);
    now = 1000;
    expect(many("one")).toBe(false);
  });

  it("[G527] begins anew where the clock is put back behind the window", () => {
    let now = 1_000_000;
    const many = tooMany(() => now, { most: 1, windowMs: 1000 });
    expect([many("one"), many("one")]).toEqual([false, true]);
    now = 0;
    expect([many("one"), many("one")]).toEqual([false, true]);
  });

  it("remembers a bounded number of keys, the newest ones", () => {
    const many = tooMany(() => 0, { most: 1, windowMs: 1000 });
    expect([many("first"), many("first")]).toEqual([false, true]);
    for (let n = 0; n < 10_000; n += 1) many(`key ${n}`);
    expect(many("first")).toBe(false);
  });
});
