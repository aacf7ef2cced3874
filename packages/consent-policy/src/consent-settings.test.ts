import { expect, it } from "vitest";
import {
  ConsentSettings,
  DAY_MS,
  DEFAULT_CONSENT_SETTINGS,
  inputsFrom,
  releaseEnd,
} from "./consent-settings.ts";
import { dutyToWarn, Jurisdiction, jurisdictionOf, JURISDICTIONS } from "./jurisdictions.ts";

const places = Object.entries(JURISDICTIONS);
const marked = (mark: string): number =>
  places.filter(([, { marks }]) => marks.some((one) => one === mark)).length;

it("[CO30] begins with the strictest", () => {
  expect(ConsentSettings.parse(DEFAULT_CONSENT_SETTINGS)).toEqual(DEFAULT_CONSENT_SETTINGS);
  expect(inputsFrom(DEFAULT_CONSENT_SETTINGS, null, "unknown")).toEqual({
    written_required: true,
    adult_tip_policy: "consent_only",
    duty_to_warn: "unknown",
  });
});

it("[CO31] lets a release live for thirty days, or as the person says, and no longer than the setting", () => {
  const end = (asked: number | null, longest = 90) =>
    releaseEnd(0, asked === null ? null : asked * DAY_MS, {
      ...DEFAULT_CONSENT_SETTINGS,
      release_longest_days: longest,
    });
  expect([end(null), end(7), end(400), end(60, 45)].map((ms) => (ms ?? 0) / DAY_MS)).toEqual([30, 7, 90, 45]);
  expect([end(0), end(-1), end(Number.NaN)]).toEqual([null, null, null]);
});

it.each([
  { release_longest_days: 91 },
  { release_longest_days: 0 },
  { release_default_days: 60, release_longest_days: 30 },
  { adult_tip_policy: "always" },
  { more: 1 },
])("[CO31] knows no setting %o", (over) => {
  expect(ConsentSettings.safeParse({ ...DEFAULT_CONSENT_SETTINGS, ...over }).success).toBe(false);
});

it("[CO32] tells of a duty to warn only where a licence carries it and the place is settled", () => {
  expect(["US-CA", "US-PA", "US-TX", "US-NV", "US-NY", "MX"].map((at) => dutyToWarn(at, "licensed"))).toEqual(
    ["mandatory", "mandatory", "permissive", "none", "unknown", "unknown"],
  );
  for (const [place] of places) {
    expect(dutyToWarn(place, "not_licensed")).toBe("unknown");
    expect(dutyToWarn(place, "unknown")).toBe("unknown");
  }
  for (const place of [null, undefined, 7, "", "US-XX", "XX", "constructor", "toString-US", "__proto__"])
    expect(dutyToWarn(place as string | null, "licensed")).toBe("unknown");
});

it("[CO33] keeps a row for every state that can be read, and none that promises more than a day", () => {
  for (const [, row] of places) expect(Jurisdiction.parse(row)).toEqual(row);
  expect(places.filter(([place]) => place.startsWith("US-"))).toHaveLength(52);
  const laws = Object.groupBy(places, ([, { warning }]) => warning);
  expect([laws.statute?.length, laws.common_law?.length, laws.permissive?.length, laws.none?.length]).toEqual(
    [23, 11, 10, 6],
  );
  expect(marked("trafficking_is_child_abuse")).toBe(33 + 1);
  expect(marked("shelter_confidential")).toBe(19);
  expect(marked("written_follow_up")).toBe(10);
  expect(marked("everybody_reports")).toBe(18 + 1 + 2);
});

it("[CO33] reports within a day where nothing is known of a place", () => {
  for (const place of [null, "US-XX", "toString"])
    expect(jurisdictionOf(place)).toEqual({ warning: "unsettled", marks: [], reportWithinHours: 24 });
  expect(jurisdictionOf("CA-ON").marks).toContain("sixteen_and_seventeen_may");
  expect(jurisdictionOf("CA-BC")).toEqual(jurisdictionOf("CA"));
  expect(jurisdictionOf("CA-BC").marks).toEqual(["everybody_reports"]);
  expect(jurisdictionOf("MX-JAL")).toEqual(jurisdictionOf("MX"));
});
