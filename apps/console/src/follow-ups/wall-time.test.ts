import { describe, expect, it } from "vitest";
import { entered, instantsOf, isZone, nextHour } from "./wall-time.ts";

const CHICAGO = "America/Chicago";
const MINUTE = 60_000;

describe("a time as it is entered", () => {
  it("[CP88] is by the clock of that zone, whatever the season", () => {
    expect(instantsOf(CHICAGO, { day: "2027-07-07", from: "10:00", until: "10:30" })).toEqual({
      dueAt: Date.UTC(2027, 6, 7, 15),
      until: Date.UTC(2027, 6, 7, 15, 30),
      clock: "once",
    });
    expect(instantsOf(CHICAGO, { day: "2027-01-07", from: "10:00", until: "10:30" })?.dueAt).toBe(
      Date.UTC(2027, 0, 7, 16),
    );
  });

  it("ends on the next day where the end is an earlier time", () => {
    expect(instantsOf("UTC", { day: "2027-07-07", from: "23:00", until: "01:00" })).toMatchObject({
      dueAt: Date.UTC(2027, 6, 7, 23),
      until: Date.UTC(2027, 6, 8, 1),
    });
  });

  it.each([
    ["no day", { day: "", from: "10:00", until: "11:00" }],
    ["half a time", { day: "2027-07-07", from: "10", until: "11:00" }],
    ["no such day", { day: "2027-13-40", from: "10:00", until: "11:00" }],
  ])("is none with %s", (_name, time) => expect(instantsOf("UTC", time)).toBeNull());

  it("[CP88] comes back as it was entered", () => {
    const time = { day: "2027-07-07", from: "10:00", until: "10:30" };
    const reached = instantsOf(CHICAGO, time);
    expect(reached && entered(CHICAGO, reached.dueAt, reached.until)).toEqual(time);
  });

  it("is an hour from the next quarter on, to begin with", () => {
    expect(nextHour("UTC", Date.UTC(2027, 6, 7, 9, 46))).toEqual({
      day: "2027-07-07",
      from: "10:00",
      until: "11:00",
    });
    expect(nextHour(CHICAGO, Date.UTC(2027, 6, 7, 9, 45) + MINUTE).from).toBe("05:00");
  });

  it("leaves five minutes at least before it begins", () => {
    const at = (minute: number, seconds = 0): string =>
      nextHour("UTC", Date.UTC(2026, 6, 7, 9, minute, seconds)).from;
    expect([at(55), at(55, 1), at(59, 57), at(0)]).toEqual(["10:00", "10:15", "10:15", "09:15"]);
    expect(nextHour("UTC", Date.UTC(2026, 6, 7, 23, 58))).toEqual({
      day: "2026-07-08",
      from: "00:15",
      until: "01:15",
    });
  });

  it("knows a time zone from what is none", () => {
    expect([isZone(CHICAGO), isZone("UTC"), isZone("Chicago on Thames")]).toEqual([true, true, false]);
  });
});
