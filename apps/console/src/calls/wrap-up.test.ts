import { expect, it } from "vitest";
import { wrapUpMs } from "./wrap-up.ts";

it.each([
  [5, { danger: null, lane: null }],
  [5, { danger: null, lane: "in_situation" }],
  [5, { danger: null, lane: "information" }],
  [15, { danger: null, lane: "crisis" }],
  [15, { danger: null, lane: "life_threat" }],
  [15, { danger: null, lane: "minor_mentioned" }],
  [15, { danger: "staff", lane: "tip" }],
] as const)("wrapping up takes %i min after %j", (minutes, weight) => {
  expect(wrapUpMs(weight)).toBe(minutes * 60_000);
});
