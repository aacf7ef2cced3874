import { Release, type SpokenAttestation } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRelease, CHECKS, type CheckId } from "./release-check.ts";
import { DAY, release, SIGNED, spoken } from "./testing/sample-release.ts";

const AT = SIGNED + 10 * DAY;
const found = (over: Partial<Release>, at = AT) => {
  const { state, because, checkId } = checkRelease(release(over), at);
  return [checkId, because === null ? state : `${state}:${because}`];
};
const minor = { subject_age: "minor", may_receive_service_alone: true } as const;
const guardian = { ...minor, given_by: "lawful_guardian", guardian_conflict: "none_found" } as const;
const police: Partial<Release> = { recipient_type: "law_enforcement", purposes: ["law_enforcement"] };

const heard: SpokenAttestation = {
  attested_by: "dana",
  readback_points: ["recipient", "purpose", "data_classes"],
  witness_id: null,
};
const text = { form: "written_text_reply" } as const;
const page = { form: "written_esign" } as const;
const paper = { form: "written_paper", paper_seen_by: "lee" } as const;

it.each<[CheckId, string, Partial<Release>]>([
  ["V1", "revoked", { revoked_at: AT - 1 }],
  ["V1", "revoked", { revoked_at: AT + DAY }],
  ["V1", "revoked", { revoked_how: "spoken" }],
  ["V2", "expired", { expires_at: AT - 1 }],
  ["V3", "invalid:no_time_limit", { expires_at: null }],
  ["V4", "invalid:blanket_or_multi", { recipients: [] }],
  ["V4", "invalid:blanket_or_multi", { recipients: ["shelter-1", "lawyer-1"] }],
  ["V4", "invalid:blanket_or_multi", { recipients: [""] }],
  ["V4", "invalid:blanket_or_multi", { recipients: [" "] }],
  ["V5", "invalid:no_purpose", { purposes: [] }],
  ["V6", "invalid:blanket", { data_classes: [] }],
  ["V6", "invalid:blanket", { data_classes: ["identity", "all"] }],
  ["V7", "invalid:not_the_person", { given_by: "somebody_else" }],
  ["V7", "invalid:not_the_person", { ...guardian, subject_age: "adult" }],
  ["V7", "invalid:not_the_person", { ...guardian, guardian_conflict: "not_checked" }],
  ["V7", "invalid:not_the_person", { ...guardian, guardian_conflict: "abuser" }],
  ["V7", "invalid:not_the_person", { ...guardian, guardian_conflict: "implicated" }],
  ["V7", "invalid:not_the_person", { ...guardian, guardian_conflict: "abuser_of_other_parent" }],
  ["V8", "invalid:coerced", { condition_of_service: true }],
  ["V9", "invalid:not_informed", { risks_explained: false }],
  ["V9", "invalid:not_informed", { alternatives_discussed: false }],
  ["V10", "invalid:duress", { alone: "no" }],
  ["V10", "invalid:duress", { coached: true }],
  ["V10", "invalid:duress", { duress_word_heard: true }],
  ["V11", "invalid:bundled_le", { ...police, purposes: ["law_enforcement", "referral"] }],
  ["V12", "invalid:blank", { filled_at: SIGNED + 1 }],
  ["V12", "invalid:blank", { filled_at: null }],
  ["V13", "written_valid", minor],
  ["V13", "written_valid", { ...minor, subject_age: "minor_suspected" }],
  ["V13", "written_valid", { ...minor, subject_age: "adult", under_guardianship: true }],
  ["V13", "invalid:guardian_needed", { ...minor, may_receive_service_alone: false }],
  ["V13", "invalid:guardian_needed", { ...minor, may_receive_service_alone: null }],
  ["V13", "invalid:not_read_back", { ...minor, form: "spoken_recorded" }],
  ["V14", "verbal_recorded", spoken()],
  ["V14", "invalid:not_read_back", spoken({ spoken_attestation: null })],
  ["V14", "invalid:not_read_back", spoken({ spoken_attestation: { ...heard, readback_points: [] } })],
  ["V14", "invalid:not_read_back", spoken({ spoken_attestation: { ...heard, attested_by: null } })],
  ["V14", "invalid:not_read_back", spoken({ spoken_attestation: { ...heard, attested_by: " " } })],
  ...heard.readback_points.map((left): [CheckId, string, Partial<Release>] => [
    "V14",
    "invalid:not_read_back",
    spoken({
      spoken_attestation: {
        ...heard,
        readback_points: [...heard.readback_points.filter((point) => point !== left), "expiry", "revocable"],
      },
    }),
  ]),
  ["V14", "invalid:no_witness", spoken(police)],
  [
    "V14",
    "invalid:no_witness",
    spoken({ ...police, spoken_attestation: { ...heard, witness_id: heard.attested_by } }),
  ],
  ["V14", "invalid:no_witness", spoken({ ...police, spoken_attestation: { ...heard, witness_id: " " } })],
  ["V14", "verbal_recorded", spoken({ ...police, spoken_attestation: { ...heard, witness_id: "lee" } })],
  ["V13", "invalid:no_witness", spoken({ ...police, ...minor })],
  ["V15", "written_valid", {}],
  ["V15", "written_valid", text],
  ["V15", "invalid:device_not_private", { ...text, device: "shared" }],
  ["V15", "invalid:device_not_private", { ...text, device: "unknown" }],
  ["V13", "invalid:device_not_private", { ...text, ...minor, device: "unknown" }],
  ["V15", "written_valid", page],
  ["V15", "invalid:device_not_private", { ...page, device: "shared" }],
  ["V15", "invalid:device_not_private", { ...page, device: "unknown" }],
  ["V13", "invalid:device_not_private", { ...page, ...minor, device: "unknown" }],
  ["V15", "written_valid", { ...paper, device: "shared" }],
  ["V15", "written_valid", police],
  ["V15", "written_valid", guardian],
  ["V15", "written_valid", { alone: "unknown", subject_age: "unknown", ...paper }],
  ["V15", "invalid:no_witness", { ...paper, paper_seen_by: null }],
  ["V15", "invalid:no_witness", { ...paper, paper_seen_by: " " }],
  ["V13", "invalid:no_witness", { ...paper, ...minor, paper_seen_by: null }],
  ["V15", "written_valid", { purposes: ["referral", "coordination"], effective_at: AT }],
  ["V15", "invalid:not_signed", { signed_at: null }],
  ["V15", "invalid:not_yet", { signed_at: AT + 1, filled_at: AT }],
  ["V15", "invalid:not_yet", { effective_at: AT + 1 }],
])("[check %s] finds %s where it is %o", (checkId, words, over) => {
  expect(found(over)).toEqual([checkId, words]);
});

describe("a release", () => {
  it("[CO27] names nobody by an empty name, and is no writing by text or on a page from a device that is not private, nor on paper that one alone has seen", () => {
    expect(found({ ...paper, paper_seen_by: null })).toEqual(["V15", "invalid:no_witness"]);
    expect(found({ recipients: [""] })).toEqual(["V4", "invalid:blanket_or_multi"]);
    expect(found({ filled_at: null })).toEqual(["V12", "invalid:blank"]);
    for (const form of [text, page])
      expect(found({ ...form, device: "shared" })).toEqual(["V15", "invalid:device_not_private"]);
  });

  it("[CO20] that was withdrawn is withdrawn, whatever else is wrong with it", () => {
    expect(found({ revoked_at: AT, expires_at: null, recipients: [], given_by: "somebody_else" })[0]).toBe(
      "V1",
    );
  });

  it("[CO21] counts in its last instant, and no longer than ninety days whatever it says", () => {
    expect(found({ expires_at: AT })[1]).toBe("written_valid");
    const long = { expires_at: SIGNED + 900 * DAY };
    expect(found(long, SIGNED + 90 * DAY)[1]).toBe("written_valid");
    expect(found(long, SIGNED + 90 * DAY + 1)).toEqual(["V2", "expired"]);
  });

  it("[CO22] [CO24] of an adult is theirs alone, and of a minor theirs where they may have the service alone", () => {
    expect(found({ given_by: "lawful_guardian", guardian_conflict: "none_found" })[0]).toBe("V7");
    expect(found({ ...guardian, may_receive_service_alone: false })[1]).toBe("written_valid");
    expect(found(spoken(minor))).toEqual(["V13", "verbal_recorded"]);
  });

  it("[CO23] [CO25] [CO26] is not made worse by a question that could not be asked, nor better by half a record", () => {
    expect(found({ alone: "unknown" })[1]).toBe("written_valid");
    expect(found(spoken({ spoken_attestation: null }))[1]).not.toBe("written_valid");
    expect(found({ signed_at: null, filled_at: null })[1]).toBe("invalid:not_signed");
  });

  it("[check V2] is no release at an instant that cannot be read", () => {
    for (const at of [Number.NaN, Number.POSITIVE_INFINITY]) expect(found({}, at)).toEqual(["V2", "expired"]);
  });

  it("[CO4] with anything in it that cannot be read does not count", () => {
    for (const field of Object.keys(release()) as (keyof Release)[]) {
      // Read only where somebody is a minor, has a guardian, spoke or signed on paper, and by what covers.
      if (
        [
          "withheld_in",
          "may_receive_service_alone",
          "guardian_conflict",
          "spoken_attestation",
          "paper_seen_by",
        ].includes(field)
      )
        continue;
      const broken = { ...release(), [field]: "garbage" };
      const { state } = checkRelease(broken, AT);
      expect({ field, counts: state === "written_valid" || state === "verbal_recorded" }).toEqual({
        field,
        counts: false,
      });
    }
  });

  it("[CO4] [CO28] is checked whatever it is, and read once", () => {
    const strange = [null, undefined, 7, "release", [], {}, new Map(), Object.create(release()) as object];
    for (const each of strange) expect(checkRelease(each as Release, AT).checkId).toBe("V3");
    const odd: readonly unknown[] = [null, undefined, 7n, Symbol("odd"), "x", {}, [], Array(1), () => 1];
    const fields = Object.keys(release()) as (keyof Release)[];
    for (const base of [release(), spoken(police), release({ ...guardian })])
      for (const field of fields)
        for (const value of odd)
          for (const at of [AT, Number.NaN])
            expect(checkRelease({ ...base, [field]: value }, at).reason).toMatch(/./);
    for (const readback_points of [undefined, null, "recipient purpose data_classes", 7])
      expect(
        checkRelease(spoken({ spoken_attestation: { ...heard, readback_points } as never }), AT).because,
      ).toBe("not_read_back");
    expect(checkRelease({ ...release(), purposes: Array(1) as never }, AT).checkId).toBe("V5");
    expect(checkRelease({ ...release(), data_classes: Array(1) as never }, AT).checkId).toBe("V6");
    const throws = {
      ...release(),
      get coached(): boolean {
        throw new Error("cannot be read");
      },
    };
    expect(checkRelease(throws, AT).state).toBe("invalid");
    let asked = 0;
    const turns = {
      ...release(),
      get expires_at() {
        asked += 1;
        return asked === 1 ? SIGNED : SIGNED + 30 * DAY;
      },
    };
    expect([checkRelease(turns, AT).state, asked]).toEqual(["expired", 1]);
  });

  it("[CO9] is checked the same each time, by the first check that finds something, and never turns better by a flaw", () => {
    const flaws: readonly Partial<Release>[] = [
      { revoked_at: SIGNED },
      { expires_at: null },
      { recipients: [] },
      { purposes: [] },
      { data_classes: ["all"] },
      { given_by: "somebody_else" },
      { condition_of_service: true },
      { risks_explained: false },
      { coached: true },
      { filled_at: SIGNED + 1 },
      { filled_at: null },
      { signed_at: null },
    ];
    fc.assert(
      fc.property(fc.subarray([...flaws], { minLength: 1 }), fc.boolean(), (some, aloud) => {
        const flawed: Release = Object.assign(aloud ? spoken() : release(), ...some);
        const checked = checkRelease(flawed, AT);
        expect(["written_valid", "verbal_recorded"]).not.toContain(checked.state);
        expect(checkRelease(structuredClone(flawed), AT)).toEqual(checked);
        const first = CHECKS.findIndex(({ finds }) => finds(flawed, AT) !== null);
        expect(CHECKS[first]?.id).toBe(checked.checkId);
        expect(Release.safeParse(flawed).success).toBe(true);
      }),
      { numRuns: rounds(300) },
    );
  });
});
