import type { Release } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { consentFor, coverOf, type Asked } from "./consent-for.ts";
import { DAY, release, SIGNED, spoken } from "./testing/sample-release.ts";

const AT = SIGNED + 10 * DAY;
const ASKED: Asked = {
  recipient: "shelter-1",
  recipient_type: "service_provider",
  purpose: "referral",
  data_class: "identity",
};
const said = (releases: readonly Release[], asked: Partial<Asked> = {}) => {
  const { consent_state, consent_covers, index } = consentFor(releases, { ...ASKED, ...asked }, AT);
  return [consent_state, consent_covers, index];
};
const NOTHING = ["none", "none", null];

it("[CO10] covers what it names, in part where something was held back, and nothing else", () => {
  expect(coverOf(release(), ASKED)).toBe("full");
  expect(coverOf(release({ withheld_in: ["identity"] }), ASKED)).toBe("partial");
  expect(coverOf(release(), { ...ASKED, data_class: "health" })).toBe("none");
  expect(coverOf(release(), { ...ASKED, purpose: "other" })).toBe("none");
});

it.each<[string, Partial<Asked>]>([
  ["somebody else", { recipient: "shelter-2" }],
  ["another kind of recipient by the same id", { recipient_type: "law_enforcement" }],
  ["another purpose", { purpose: "law_enforcement" }],
  ["another kind of fact", { data_class: "narrative" }],
])("[CO10] is no yes to %s", (_, asked) => {
  expect(said([release()], asked)).toEqual(NOTHING);
});

it("[CO10] is nothing where nobody signed anything", () => {
  expect(said([])).toEqual(NOTHING);
  expect(said([release()])).toEqual(["written_valid", "full", 0]);
});

it("[CO11] takes back every earlier yes to them about it, and leaves a later one and what is about something else", () => {
  const withdrawn = release({ revoked_at: SIGNED + 5 * DAY, purposes: ["other"] });
  expect(said([release(), withdrawn])[0]).toBe("revoked");
  const later = release({ signed_at: SIGNED + 6 * DAY, filled_at: SIGNED + 6 * DAY });
  expect(said([withdrawn, later])).toEqual(["written_valid", "full", 1]);
  expect(said([release(), { ...withdrawn, data_classes: ["health"] }])[0]).toBe("written_valid");
  expect(said([release(), { ...withdrawn, recipients: ["lawyer-1"] }])[0]).toBe("written_valid");
  expect(said([later, release({ revoked_at: null, revoked_how: "spoken" })])[0]).toBe("revoked");
});

it("[CO12] is the fuller of several, then the written one; of those that do not count, what was withdrawn", () => {
  const part = release({ withheld_in: ["identity"] });
  expect(said([part, spoken()])).toEqual(["verbal_recorded", "full", 1]);
  expect(said([spoken(), release()])).toEqual(["written_valid", "full", 1]);
  const over = release({ expires_at: SIGNED + DAY });
  const blanket = release({ data_classes: ["all"] });
  expect(said([blanket])).toEqual(["invalid", "none", 0]);
  expect(said([blanket, over])).toEqual(["expired", "full", 1]);
  expect(said([blanket, over, release({ revoked_at: SIGNED })])[0]).toBe("revoked");
  expect(said([blanket, over, release()])).toEqual(["written_valid", "full", 2]);
});
