import { DangerReason, Medium } from "@holdfast/case-schema";
import { DEFAULT_SETTINGS } from "@holdfast/db";
import { describe, expect, it } from "vitest";
import { sendDelayMs } from "./send-delay.ts";

const calm = { danger: null, lane: null, laneReason: null };

describe("how long an answer is held back", () => {
  const table: readonly [Medium, number][] = [
    ["text", 5000],
    ["email", 5000],
    ["form", 0],
    ["voice", 0],
  ];

  it.each(table)("[G20] %s: %i ms, unless the setting says otherwise", (medium, ms) => {
    expect(sendDelayMs({ ...calm, medium }, DEFAULT_SETTINGS)).toBe(ms);
    expect(sendDelayMs({ ...calm, medium }, { sendDelayMs: 9000 })).toBe(ms === 0 ? 0 : 9000);
    expect(sendDelayMs({ ...calm, medium }, { sendDelayMs: 0 })).toBe(0);
  });

  it.each(DangerReason.options)("[G20] danger (%s) waits for nobody, by no medium", (danger) => {
    for (const medium of Medium.options)
      expect(sendDelayMs({ ...calm, medium, danger }, { sendDelayMs: 60_000 })).toBe(0);
  });

  it("[G20] danger that a list of words found waits for nobody either, until a colleague judges otherwise", () => {
    const found = {
      ...calm,
      medium: "text",
      lane: "life_threat",
      laneReason: "words:danger-en:0:one",
    } as const;
    expect(sendDelayMs(found, DEFAULT_SETTINGS)).toBe(0);
    expect(sendDelayMs({ ...found, lane: "tip", laneReason: "staff" }, DEFAULT_SETTINGS)).toBe(5000);
  });

  it("has a row for every medium", () => {
    expect(new Set(table.map(([medium]) => medium))).toEqual(new Set(Medium.options));
  });
});
