import { Weekday, type SafeWindow } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeHours, wayHours } from "./safe-hours.ts";
import { shownAt } from "./wall-clock.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NEW_YORK = "America/New_York";
const utc = (text: string): number => Date.parse(`${text}Z`);
const daily = (from: string, until: string): SafeWindow => ({ days: [...Weekday.options], from, until });
const on = (day: Weekday, from: string, until: string): SafeWindow => ({ days: [day], from, until });
const isOpen = (windows: readonly SafeWindow[], zone: string, instant: string): boolean =>
  safeHours([...windows], zone, utc(instant)).isOpen;

describe("safe hours", () => {
  it.each<[string, SafeWindow, string, boolean]>([
    ["the minute it begins", daily("14:00", "16:00"), "2026-07-15T18:00:00", true],
    ["the moment before", daily("14:00", "16:00"), "2026-07-15T17:59:59.999", false],
    ["the moment before it ends", daily("14:00", "16:00"), "2026-07-15T19:59:59.999", true],
    ["the minute it ends", daily("14:00", "16:00"), "2026-07-15T20:00:00", false],
    ["before midnight", daily("22:00", "02:00"), "2026-07-16T03:00:00", true],
    ["after midnight", daily("22:00", "02:00"), "2026-07-16T05:59:00", true],
    ["over with the night", daily("22:00", "02:00"), "2026-07-16T06:00:00", false],
    ["the night that began on its day", on("wed", "22:00", "02:00"), "2026-07-16T05:00:00", true],
    ["another night", on("thu", "22:00", "02:00"), "2026-07-16T05:00:00", false],
    ["until the day is over", on("wed", "22:00", "24:00"), "2026-07-16T03:59:59.999", true],
    ["the day being over", on("wed", "22:00", "24:00"), "2026-07-16T04:00:00", false],
  ])("[CP10] in New York, %s", (_name, window, instant, expected) => {
    expect(isOpen([window], NEW_YORK, instant)).toBe(expected);
  });

  it("[CP10] are where the person is, not where we are", () => {
    expect(isOpen([daily("08:00", "10:00")], "Asia/Kathmandu", "2026-07-15T03:00:00")).toBe(true);
    expect(isOpen([daily("08:00", "10:00")], "UTC", "2026-07-15T03:00:00")).toBe(false);
  });

  it("[CP10] follow summer time by themselves", () => {
    for (const instant of ["2026-03-07T19:00:00", "2026-03-08T18:00:00", "2026-11-01T19:00:00"])
      expect(isOpen([daily("14:00", "14:30")], NEW_YORK, instant)).toBe(true);
    for (const instant of ["2026-03-08T19:00:00", "2026-11-01T18:00:00"])
      expect(isOpen([daily("14:00", "14:30")], NEW_YORK, instant)).toBe(false);
  });

  it.each<[string, SafeWindow, string, boolean]>([
    ["it begins in it: before the jump", daily("02:30", "05:00"), "2026-03-08T06:59:59", false],
    ["it begins in it: at the jump", daily("02:30", "05:00"), "2026-03-08T07:00:00", true],
    ["it ends in it: before the jump", daily("01:00", "02:30"), "2026-03-08T06:59:59", true],
    ["it ends in it: at the jump", daily("01:00", "02:30"), "2026-03-08T07:00:00", false],
    ["all of it lies in it", daily("02:10", "02:50"), "2026-03-08T07:00:00", false],
  ])("[CP11] where an hour is skipped and %s", (_name, window, instant, expected) => {
    expect(isOpen([window], NEW_YORK, instant)).toBe(expected);
  });

  it.each<[string, SafeWindow, string, boolean]>([
    ["it ends in it: the first time", daily("23:00", "01:30"), "2026-11-01T05:29:59", true],
    ["it ends in it: between the two", daily("23:00", "01:30"), "2026-11-01T05:30:00", false],
    ["it ends in it: when the clock is back", daily("23:00", "01:30"), "2026-11-01T06:10:00", false],
    ["it begins in it: the first time", daily("01:30", "05:00"), "2026-11-01T05:45:00", false],
    ["it begins in it: when the clock is back", daily("01:30", "05:00"), "2026-11-01T06:10:00", false],
    ["it begins in it: the second time", daily("01:30", "05:00"), "2026-11-01T06:30:00", true],
    ["all of it lies in it, the first time", daily("01:10", "01:50"), "2026-11-01T05:30:00", false],
    ["all of it lies in it, the second time", daily("01:10", "01:50"), "2026-11-01T06:30:00", false],
    ["it goes on over it", daily("00:30", "03:00"), "2026-11-01T06:30:00", true],
  ])("[CP12] where an hour comes twice and %s", (_name, window, instant, expected) => {
    expect(isOpen([window], NEW_YORK, instant)).toBe(expected);
  });

  it("[CP13] say when the next one opens, also past a day whose hour is skipped", () => {
    const night = on("sun", "02:10", "02:50");
    expect(safeHours([night], NEW_YORK, utc("2026-03-08T05:00:00"))).toEqual({
      isOpen: false,
      changesAt: utc("2026-03-15T06:10:00"),
    });
    expect(safeHours([daily("14:00", "16:00")], NEW_YORK, utc("2026-07-15T20:00:00")).changesAt).toBe(
      utc("2026-07-16T18:00:00"),
    );
  });

  it("[CP13] are open until the last of those that touch ends", () => {
    const windows = [daily("20:00", "24:00"), daily("00:00", "02:00"), daily("01:00", "03:00")];
    expect(safeHours(windows, NEW_YORK, utc("2026-07-16T01:00:00"))).toEqual({
      isOpen: true,
      changesAt: utc("2026-07-16T07:00:00"),
    });
  });

  it("[CP10] are all hours only where that was said", () => {
    expect(safeHours("any_time", NEW_YORK, 0)).toEqual({ isOpen: true, changesAt: null });
  });

  it("[CP13] that leave no gap are open for a week at least", () => {
    const windows = [daily("00:00", "01:00"), daily("01:00", "00:00")];
    const now = utc("2026-01-01T00:00:00");
    expect(safeHours(windows, NEW_YORK, now).changesAt).toBeGreaterThan(now + 7 * DAY);
  });

  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "15", "30", "45"))
    .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${minute}`);
  const window = fc
    .record({ days: fc.subarray([...Weekday.options], { minLength: 1 }), from: clock, until: clock })
    .filter(({ from, until }) => from !== until);

  it("[CP11] [CP12] agree with a clock that is watched minute by minute, around every change", () => {
    const changes = fc.constantFrom<[string, number]>(
      [NEW_YORK, utc("2026-03-08T07:00:00")],
      [NEW_YORK, utc("2026-11-01T06:00:00")],
      ["Africa/Cairo", utc("2026-04-23T22:00:00")],
      ["Australia/Lord_Howe", utc("2026-04-04T15:00:00")],
      ["America/Havana", utc("2026-11-01T05:00:00")],
      ["America/Mexico_City", utc("2026-04-05T08:00:00")],
    );
    fc.assert(
      fc.property(changes, window, ([zone, change], each) => {
        const watched = watch(zone, change - 3 * DAY, change + 2 * DAY, each);
        for (let at = change - 20 * 60 * MINUTE; at < change + 20 * 60 * MINUTE; at += 15 * MINUTE)
          expect([at, safeHours([each], zone, at).isOpen]).toEqual([at, watched(at)]);
      }),
      { numRuns: rounds(25) },
    );
  });

  it("[CP13] change when they say, and not before", () => {
    const instants = fc.integer({ min: utc("2026-01-01T00:00:00"), max: utc("2027-01-01T00:00:00") });
    fc.assert(
      fc.property(
        fc.constantFrom(NEW_YORK, "Europe/Paris", "Asia/Kathmandu"),
        fc.array(window, { minLength: 1, maxLength: 3 }),
        instants,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (zone, windows, now, part) => {
          const { isOpen: before, changesAt } = safeHours(windows, zone, now);
          // Windows of all hours, and one that no day of these two weeks has.
          fc.pre(changesAt !== null && (!before || changesAt < now + 7 * DAY));
          expect(changesAt).toBeGreaterThan(now);
          expect(safeHours(windows, zone, now + Math.floor((changesAt - 1 - now) * part)).isOpen).toBe(
            before,
          );
          expect(safeHours(windows, zone, changesAt - 1).isOpen).toBe(before);
          expect(safeHours(windows, zone, changesAt).isOpen).toBe(!before);
        },
      ),
      { numRuns: rounds(150) },
    );
  });
});

/** The rule in its own words: looks at the wall each minute, and notes when the clock reaches a time. */
function watch(
  zone: string,
  from: number,
  until: number,
  { days, ...times }: SafeWindow,
): (at: number) => boolean {
  const seen: { at: number; shown: number }[] = [];
  for (let at = from; at < until; at += MINUTE) seen.push({ at, shown: shownAt(zone, at) });
  const reached = (shown: number): number[] =>
    seen.flatMap((each, index) => {
      const before = seen[index - 1];
      const isNew =
        before !== undefined && (before.shown < shown ? each.shown >= shown : each.shown === shown);
      return isNew && before.shown !== shown ? [each.at] : [];
    });
  const [begin = 0, end = 0] = [times.from, times.until].map((time) => {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    return (hours * 60 + minutes) * MINUTE;
  });
  const first = Math.floor((seen[0]?.shown ?? 0) / DAY);
  const spans = [0, 1, 2, 3, 4].flatMap((more) => {
    const day = (first + more) * DAY;
    if (!days.includes(Weekday.options[(first + more + 3) % 7] ?? "mon")) return [];
    const starts = reached(day + begin).at(-1);
    const ends = reached(day + end + (end > begin ? 0 : DAY))[0];
    return starts === undefined ? [] : [{ starts, ends: ends ?? Infinity }];
  });
  return (at) => spans.some(({ starts, ends }) => starts <= at && at < ends);
}

describe("a way that was agreed to for once", () => {
  const NINE = Date.parse("2027-01-15T09:00:00Z");
  const once = {
    when: [{ days: ["fri" as const], from: "09:00", until: "17:00" }],
    until: NINE + 8 * 3_600_000,
  };

  it("[CP17] is open until then, and does not come back a week later", () => {
    expect(wayHours(once, "UTC", NINE)).toEqual({ isOpen: true, changesAt: once.until });
    for (const later of [0, 1, 7 * 86_400_000 - 3_600_000])
      expect(wayHours(once, "UTC", once.until + later)).toEqual({ isOpen: false, changesAt: null });
    expect(safeHours(once.when, "UTC", once.until).changesAt).toBe(NINE + 7 * 86_400_000);
  });

  it("[CP17] ends earlier or opens later by its hours, where they say so", () => {
    const noon = NINE + 3 * 3_600_000;
    expect(wayHours({ ...once, until: noon }, "UTC", NINE)).toEqual({ isOpen: true, changesAt: noon });
    expect(wayHours({ when: "any_time", until: noon }, "UTC", NINE)).toEqual({
      isOpen: true,
      changesAt: noon,
    });
    expect(wayHours({ when: "any_time", until: noon }, "UTC", noon - 1).isOpen).toBe(true);
    expect(wayHours({ when: "any_time", until: noon }, "UTC", noon)).toEqual({
      isOpen: false,
      changesAt: null,
    });
    expect(wayHours(once, "UTC", NINE - 1)).toEqual({ isOpen: false, changesAt: NINE });
    expect(wayHours({ ...once, until: NINE - 1 }, "UTC", NINE - 2)).toEqual({
      isOpen: false,
      changesAt: null,
    });
    expect(wayHours({ when: once.when }, "UTC", once.until).changesAt).toBe(NINE + 7 * 86_400_000);
  });
});
