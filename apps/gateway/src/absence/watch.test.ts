import { UserId } from "@holdfast/case-schema";
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { BREAK_MS, lastSeen, looked } from "./watch.ts";

const dana = UserId.parse(randomUUID());
const marta = UserId.parse(randomUUID());
const counts = (times: number) => new Map([[dana, times]]);

describe("the watch", () => {
  it("[G50] knows since when a count has stood still, by its own clock", () => {
    const first = looked(null, counts(7), 1_000);
    const same = looked(first, counts(7), 6_000);
    expect(lastSeen(same, dana)).toBe(1_000);
    expect(lastSeen(looked(same, counts(8), 11_000), dana)).toBe(11_000);
  });

  it("[G52] takes whoever was never seen for seen when it began", () => {
    const first = looked(null, counts(7), 1_000);
    expect(lastSeen(looked(first, counts(7), 6_000), marta)).toBe(1_000);
  });

  it.each([
    ["a break", 1_000 + BREAK_MS + 1],
    ["a clock that went back", 999],
  ])("[G52] begins anew after %s", (_name, now) => {
    const again = looked(looked(null, counts(7), 1_000), counts(7), now);
    expect([lastSeen(again, dana), lastSeen(again, marta)]).toEqual([now, now]);
  });

  it("[G52] goes on over the longest pause that is no break", () => {
    const first = looked(null, counts(7), 1_000);
    expect(lastSeen(looked(first, counts(7), 1_000 + BREAK_MS), dana)).toBe(1_000);
  });
});
