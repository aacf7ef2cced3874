import { Medium } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { handoverMoment, HANDOVER_QUIET_MS } from "./handover-moment.ts";

const NOW = 1_800_000_000_000;
const now = { kind: "now" };
const at = (from: number) => ({ kind: "at", at: from + HANDOVER_QUIET_MS });

it.each([
  ["text", false, null, now],
  ["text", false, NOW, at(NOW)],
  ["text", false, NOW - HANDOVER_QUIET_MS + 1, at(NOW - HANDOVER_QUIET_MS + 1)],
  ["text", false, NOW - HANDOVER_QUIET_MS, now],
  // A clock that is ahead keeps nobody waiting for longer.
  ["text", false, NOW + 3_600_000, at(NOW)],
  ["form", false, NOW - 1, at(NOW - 1)],
  ["form", false, NOW - HANDOVER_QUIET_MS, now],
  ["email", false, NOW, now],
  ["voice", false, NOW, now],
] as const)("[CP93] of %s, on a call %s, last words at %s: %o", (medium, isOnCall, lastWordsAt, expected) => {
  expect(handoverMoment({ medium, isOnCall, lastWordsAt }, NOW)).toEqual(expected);
});

it.each(Medium.options)("[CP94] never while a call goes on in a contact of %s, whatever else", (medium) => {
  for (const lastWordsAt of [null, NOW, NOW - HANDOVER_QUIET_MS])
    expect(handoverMoment({ medium, isOnCall: true, lastWordsAt }, NOW)).toEqual({ kind: "after_call" });
});
