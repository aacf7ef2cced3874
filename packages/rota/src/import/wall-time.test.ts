import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf, isZone, offsetAt, type WallTime } from "./wall-time.ts";

const wall = (month: number, day: number, hour: number, minute = 0): WallTime => ({
  year: 2026,
  month,
  day,
  hour,
  minute,
  second: 0,
});
const shown = (instant: number | null): string =>
  instant === null ? "never" : new Date(instant).toISOString();

describe("the instant at which a clock shows a time", () => {
  it.each<[string, WallTime, string, string]>([
    ["in winter", wall(1, 15, 22), "America/New_York", "2026-01-16T03:00:00.000Z"],
    ["in summer", wall(7, 15, 22), "America/New_York", "2026-07-16T02:00:00.000Z"],
    ["where there is no summer time", wall(7, 15, 22), "America/Phoenix", "2026-07-16T05:00:00.000Z"],
    ["by the half hour", wall(7, 15, 22), "Asia/Kolkata", "2026-07-15T16:30:00.000Z"],
  ])("[RO5] is right %s", (_name, time, zone, instant) => {
    expect(shown(instantOf(time, zone, "earlier"))).toBe(instant);
  });

  it("[RO5] is no instant where the clocks go forward over it, and none on a day that is not there", () => {
    expect(instantOf(wall(3, 8, 2, 30), "America/New_York", "earlier")).toBeNull();
    expect(instantOf(wall(3, 8, 2, 30), "America/New_York", "later")).toBeNull();
    expect(instantOf(wall(2, 30, 2), "America/New_York", "earlier")).toBeNull();
  });

  it("[RO5] is either of two where the clocks go back over it", () => {
    const twice = wall(11, 1, 1, 30);
    expect(shown(instantOf(twice, "America/New_York", "earlier"))).toBe("2026-11-01T05:30:00.000Z");
    expect(shown(instantOf(twice, "America/New_York", "later"))).toBe("2026-11-01T06:30:00.000Z");
  });

  it("[RO5] is what the clocks there show, by the calendars of the machine", () => {
    const zones = fc.constantFrom(
      "America/New_York",
      "Europe/Paris",
      "Australia/Lord_Howe",
      "Pacific/Apia",
      "UTC",
    );
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 2_000_000 }), (zone, minutes) => {
        const instant = Date.UTC(2024, 0, 1) + minutes * 60_000;
        const part = (type: string): number =>
          Number(
            new Intl.DateTimeFormat("en-GB", {
              timeZone: zone,
              hourCycle: "h23",
              year: "numeric",
              month: "numeric",
              day: "numeric",
              hour: "numeric",
              minute: "numeric",
            })
              .formatToParts(instant)
              .find((each) => each.type === type)?.value,
          );
        const time: WallTime = {
          year: part("year"),
          month: part("month"),
          day: part("day"),
          hour: part("hour"),
          minute: part("minute"),
          second: 0,
        };
        expect([instantOf(time, zone, "earlier"), instantOf(time, zone, "later")]).toContain(instant);
      }),
      { numRuns: rounds(150) },
    );
  });
});

describe("the zone of a clock", () => {
  it("[RO5] is a place that IANA names, and no bare offset", () => {
    expect(
      ["America/New_York", "UTC", "Europe/Nowhere", "+02:00", "", "Eastern Standard Time"].map(isZone),
    ).toEqual([true, true, false, false, false, false]);
  });

  it("[RO5] is as far ahead as before the gap within it, and as at the first of two", () => {
    expect(offsetAt(wall(3, 8, 1, 59), "America/New_York")).toBe(-5 * 3_600);
    expect(offsetAt(wall(3, 8, 2, 30), "America/New_York")).toBe(-5 * 3_600);
    expect(offsetAt(wall(3, 8, 3), "America/New_York")).toBe(-4 * 3_600);
    expect(offsetAt(wall(11, 1, 1, 30), "America/New_York")).toBe(-4 * 3_600);
    expect(offsetAt(wall(2, 30, 1), "America/New_York")).toBe(0);
  });
});
