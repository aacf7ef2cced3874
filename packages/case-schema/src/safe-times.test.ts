import { describe, expect, it } from "vitest";
import { SafeTimes, TimeZone } from "./safe-times.ts";

const window = { days: ["mon"], from: "08:00", until: "10:00" };

describe("safe times", () => {
  it.each<[string, unknown]>([
    ["any time, where that was said", "any_time"],
    ["hours of a day", [window]],
    ["hours over midnight", [{ ...window, from: "22:00", until: "02:00" }]],
    ["hours to the end of a day", [{ ...window, until: "24:00" }]],
  ])("are %s", (_name, times) => {
    expect(SafeTimes.parse(times)).toEqual(times);
  });

  it.each<[string, unknown]>([
    ["nothing", []],
    ["hours of no day", [{ ...window, days: [] }]],
    ["a day twice", [{ ...window, days: ["mon", "mon"] }]],
    ["hours that end as they begin", [{ ...window, until: "08:00" }]],
    ["a time that no clock shows", [{ ...window, from: "24:00" }]],
    ["another", [{ ...window, from: "8:00" }]],
    ["another", [{ ...window, until: "10:60" }]],
  ])("are never %s", (_name, times) => {
    expect(SafeTimes.safeParse(times).success).toBe(false);
  });

  it.each(["UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "Europe/Paris"])("are in %s", (zone) => {
    expect(TimeZone.safeParse(zone).success).toBe(true);
  });

  it.each(["", "+01:00", "Europe", "Europe/Paris\n", "../etc", "x".repeat(100)])("are not in %j", (zone) => {
    expect(TimeZone.safeParse(zone).success).toBe(false);
  });
});
