import { expect, it } from "vitest";
import { writtenAt } from "./written-at.ts";

/** What stands in the header, and the same in UTC; `null` when it says nothing. */
const DATES: readonly (readonly [raw: string, at: string | null])[] = [
  ["Fri, 06 Mar 2026 10:00:00 +0100", "2026-03-06T09:00:00Z"],
  ["6 Mar 2026 10:00 -0530", "2026-03-06T15:30:00Z"],
  ["Fri, 6 Mar 2026 10:00:00 +0100 (CET)", "2026-03-06T09:00:00Z"],
  ["Fri, 6 Mar 2026 10:00:00 GMT", "2026-03-06T10:00:00Z"],
  ["Fri, 6 Mar 2026 10:00:00 EST", "2026-03-06T15:00:00Z"],
  ["Fri, 6 Mar 2026 10:00:00 A", "2026-03-06T10:00:00Z"],
  ["Fri, 6 Mar 2026 10:00:00", "2026-03-06T10:00:00Z"],
  ["Fri, 6 Mar 26 10:00:00 +0000", "2026-03-06T10:00:00Z"],
  ["Fri, 6 Mar 99 10:00:00 +0000", "1999-03-06T10:00:00Z"],
  ["Fri, 06 Mar 2026 10.00.30 +0100", "2026-03-06T09:00:30Z"],
  ["Fri, 6-March-2026 10:00:00 +0100", "2026-03-06T09:00:00Z"],
  ['Fri, 06 Mar 2026 10:00:00 "GMT"', "2026-03-06T10:00:00Z"],
  ["Fri, 6 Mar 2026 10:00 +0100 Central Europe", "2026-03-06T09:00:00Z"],
  ["Fri Mar  6 10:00:00 2026", "2026-03-06T10:00:00Z"],
  ["Fri Mar  6 10:00:00 PST 2026", "2026-03-06T18:00:00Z"],
  ["2026-03-06T10:00:00Z", "2026-03-06T10:00:00Z"],
  ["2026-03-06 10:00:00.250 +01:00", "2026-03-06T09:00:00Z"],
  ["", null],
  ["yesterday", null],
  ["6 Marzo", null],
  ["Fri, 30 Feb 2026 10:00:00 +0000", null],
  ["Fri, 6 Foo 2026 10:00:00 +0000", null],
  ["Fri, 6 Mar 2026 99:00:00 +0000", null],
  ["Fri, 6 Mar 2126 10:00:00 +0000", null],
];

it.each(DATES)("[EM12] a date that reads %j is that instant, on any machine", (raw, at) => {
  expect(writtenAt(raw)).toBe(at === null ? null : Date.parse(at));
});
