import type { Release } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { consentFor, coverOf, type Asked, type Present, type Withdrawal } from "./consent-for.ts";
import { DAY, release, SIGNED, spoken } from "./testing/sample-release.ts";

const AT = SIGNED + 10 * DAY;
const ASKED: Asked = {
  recipient: "shelter-1",
  recipient_type: "service_provider",
  purpose: "referral",
  data_class: "identity",
};
const ADULT: Present = { subject_age: "adult", under_guardianship: false };
const said = (
  releases: readonly Release[],
  asked: Partial<Asked> = {},
  present = ADULT,
  withdrawals: readonly Withdrawal[] = [],
) => {
  const all = { ...ASKED, ...asked };
  const { consent_state, consent_covers, index } = consentFor(releases, all, present, withdrawals, AT);
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

it("[CO14] is a no once it was withdrawn, by itself, whatever was signed before comes to light later", () => {
  const no = (at: number, recipient: string | null = null) => [{ recipient, at }];
  const of = (releases: readonly Release[], withdrawals: readonly Withdrawal[], asked = {}) =>
    said(releases, asked, ADULT, withdrawals);
  const revoked = ["revoked", "none", null];
  expect(of([], no(SIGNED))).toEqual(revoked);
  expect(of([release()], no(SIGNED + DAY))).toEqual(revoked);
  expect(of([release()], no(SIGNED))).toEqual(revoked);
  expect(of([release()], no(Number.NaN))).toEqual(revoked);
  expect(of([release({ coached: true })], no(SIGNED + DAY))).toEqual(revoked);
  expect(of([release()], no(SIGNED - 1))).toEqual(["written_valid", "full", 0]);
  expect(of([release()], no(SIGNED + DAY, "shelter-1"))).toEqual(revoked);
  expect(of([release()], no(SIGNED + DAY, "lawyer-1"))).toEqual(["written_valid", "full", 0]);
  expect(of([], no(SIGNED, "lawyer-1"))).toEqual(NOTHING);
  const later = release({ signed_at: SIGNED + 2 * DAY, filled_at: SIGNED + 2 * DAY });
  expect(of([release(), later], no(SIGNED + DAY))).toEqual(["written_valid", "full", 1]);
});

it("[CO10] is nothing where what ran out or never held was for another purpose, and that where it may have been for this", () => {
  expect(said([release({ purposes: ["other"], expires_at: SIGNED + DAY })])).toEqual(NOTHING);
  expect(said([release({ purposes: ["other"], coached: true })])).toEqual(NOTHING);
  expect(said([release({ coached: true })])).toEqual(["invalid", "full", 0]);
  expect(said([release({ expires_at: SIGNED + DAY })])).toEqual(["expired", "full", 0]);
  expect(said([release({ purposes: [] })])).toEqual(["invalid", "none", 0]);
});

it("[CO11] holds by the recipient alone, under whatever kind they were written down when it was withdrawn", () => {
  const police = { recipient_type: "law_enforcement", revoked_at: SIGNED + DAY } as const;
  expect(said([release(), release(police)])[0]).toBe("revoked");
  expect(said([release(police)])[0]).toBe("revoked");
  expect(said([release(), release({ revoked_at: SIGNED + DAY, data_classes: [] })])[0]).toBe("revoked");
});

it("[CO11] [CO20] takes back everything where its instant is not known, or is missing", () => {
  const { revoked_at: _, ...rest } = release({ revoked_how: "spoken" });
  const later = release({ signed_at: SIGNED + 6 * DAY, filled_at: SIGNED + 6 * DAY });
  expect(said([later, rest as Release])[0]).toBe("revoked");
  expect(said([later, { ...rest, revoked_at: "yesterday" as never }])[0]).toBe("revoked");
});

it("[CO13] counts only if it does for who they were and for who they are today", () => {
  const minor: Present = { subject_age: "minor", under_guardianship: false };
  const ward: Present = { subject_age: "adult", under_guardianship: true };
  expect(said([release()], {}, minor)[0]).toBe("invalid");
  expect(said([release()], {}, { ...minor, subject_age: "minor_suspected" })[0]).toBe("invalid");
  expect(said([release()], {}, ward)[0]).toBe("invalid");
  expect(said([release({ may_receive_service_alone: true })], {}, minor)[0]).toBe("written_valid");
  expect(said([release({ subject_age: "minor" })])[0]).toBe("invalid");
  const theirs = release({ ...minor, given_by: "lawful_guardian", guardian_conflict: "none_found" });
  expect(said([theirs], {}, minor)[0]).toBe("written_valid");
  expect(said([theirs])[0]).toBe("invalid");
  expect(said([release()], {}, {} as Present)[0]).toBe("invalid");
});

it("[CO10] is in part where what was held back cannot be read", () => {
  for (const withheld_in of [undefined, null, "identity", [undefined], Array(1), ["names"]])
    expect(said([{ ...release(), withheld_in } as Release])).toEqual(["written_valid", "partial", 0]);
});

it("[CO4] reads any list of anything, and takes nothing of it for a yes", () => {
  const odd = [null, undefined, 7, "x", {}, [], { recipients: "shelter-1" }, { recipients: [null] }];
  expect(said([...odd, ...(Array(1) as unknown[])] as Release[])).toEqual(NOTHING);
  expect(said(null as never)).toEqual(NOTHING);
  expect(coverOf(null as never, ASKED)).toBe("none");
  for (const field of ["recipients", "purposes", "data_classes"])
    for (const value of [null, 7, "shelter-1", Array(1)])
      expect(said([{ ...release(), [field]: value }])[0]).not.toBe("written_valid");
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
