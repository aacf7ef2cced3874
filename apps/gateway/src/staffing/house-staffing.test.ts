import type { StaffingCounts } from "@holdfast/db";
import { DEFAULT_TARGETS } from "@holdfast/queue-policy";
import { TimeZone } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { houseStaffing } from "./house-staffing.ts";
import { STAFFED_EVERY_MS, staffingReader } from "./read-staffing.ts";

const [MINUTE, HOUR] = [60_000, 3_600_000];
const came = (text: number) => ({ voice: 0, text });
/** At half past ten: nine hours over, the tenth half, and one ahead. */
const counts: StaffingCounts = {
  at: 10.5 * HOUR,
  hours: [
    { begins: 9 * HOUR, came: came(12), earlier: [came(10), came(10), came(10)] },
    { begins: 10 * HOUR, came: came(6), earlier: [came(10), came(10), came(10)] },
    { begins: 11 * HOUR, came: came(0), earlier: [came(10), came(10), came(10)] },
  ],
  handled: { voice: { meanMs: 0, of: 0 }, text: { meanMs: 20 * MINUTE, of: 40 } },
  callWaits: { waitedMs: 0, left: 0 },
};

describe("the hours ahead", () => {
  it("[G690] begin with the one that runs, of which half is seen, and are as busy as today is", () => {
    const [runs, next, ...more] = houseStaffing(counts, DEFAULT_TARGETS, []);
    expect(more).toEqual([]);
    expect([runs?.from, runs?.until, next?.from]).toEqual([10 * HOUR, 11 * HOUR, 11 * HOUR]);
    if (next?.outlook.known !== true) throw new Error("an estimate was expected");
    const [texts, ...others] = next.outlook.media;
    expect(others).toEqual([]);
    // 18 came where 15 were usual, beside the five that what is usual weighs.
    expect(texts?.arrivals.level).toBeCloseTo(23 / 20);
    expect(texts?.arrivals.expected).toBeCloseTo(11.5);
    expect(next.outlook.many).toBeGreaterThanOrEqual(next.outlook.expected);
  });

  it("[G690] say how many are on together, in what is left of the one that runs too, and nothing where the rota names nobody", () => {
    const rota = [
      { who: "ada", from: 10 * HOUR, until: 10.4 * HOUR },
      { who: "dana", from: 10.5 * HOUR, until: 12 * HOUR },
    ];
    expect(houseStaffing(counts, DEFAULT_TARGETS, rota).map(({ onShift }) => onShift)).toEqual([1, 1]);
    expect(houseStaffing(counts, DEFAULT_TARGETS, []).map(({ onShift }) => onShift)).toEqual([0, 0]);
    expect(houseStaffing(counts, DEFAULT_TARGETS, null).map(({ onShift }) => onShift)).toEqual([null, null]);
  });

  it("[G690] are unknown in a house of one day, and say how many weeks are known", () => {
    const young = { ...counts, hours: counts.hours.map((hour) => ({ ...hour, earlier: [] })) };
    for (const { outlook } of houseStaffing(young, DEFAULT_TARGETS, null))
      expect(outlook).toEqual({
        known: false,
        medium: "text",
        because: "Q74_too_few_weeks",
        has: 0,
        needed: 3,
      });
  });
});

it("[G690] are counted once in a minute in each zone, whoever asks, and anew where they could not be", async () => {
  let now = 0;
  let isBroken = false;
  const asked: string[] = [];
  const store = {
    staffing: {
      count: async ({ zone }: { readonly zone: string }) => {
        asked.push(zone);
        if (isBroken) throw new Error("gone");
        return counts;
      },
    },
    settings: { read: async () => ({ targets: DEFAULT_TARGETS, calls: { shortAbandonMs: 5_000 } }) },
    rota: { duties: async () => ["lead"], standing: async () => [] },
  } as unknown as Parameters<ReturnType<typeof staffingReader>>[0];
  const read = staffingReader();
  const ask = async (zone: string) => read(store, () => now, TimeZone.parse(zone));
  await Promise.all([ask("UTC"), ask("UTC"), ask("Europe/Paris")]);
  now += STAFFED_EVERY_MS - 1;
  await ask("UTC");
  expect(asked).toEqual(["UTC", "Europe/Paris"]);
  now += 1;
  isBroken = true;
  await expect(ask("UTC")).rejects.toThrow("gone");
  isBroken = false;
  expect((await ask("UTC")).hours).toHaveLength(2);
  expect(asked).toHaveLength(4);
});
