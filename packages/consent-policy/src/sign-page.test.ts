import { SIGN_PAGE_MS, type Release } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { checkRelease } from "./release-check.ts";
import { whyNotToSign } from "./sign-page.ts";
import { DAY, release, SIGNED } from "./testing/sample-release.ts";

const why = (over: Partial<Release> = {}) => whyNotToSign(release(over), SIGNED);

describe("what somebody is asked to sign on a page", () => {
  it("[CO90] is their own word: never a guardian's, nor somebody else's", () => {
    expect(why()).toBeNull();
    for (const given_by of ["lawful_guardian", "somebody_else"] as const)
      expect(why({ given_by, under_guardianship: true, guardian_conflict: "none_found" })).toBe(
        "not_the_person",
      );
  });

  it("[CO90] is read on a device that they called private, and on no other", () => {
    for (const device of ["shared", "unknown"] as const) expect(why({ device })).toBe("device_not_private");
  });

  it.each<[string, Partial<Release>]>([
    ["guardian_needed", { subject_age: "minor" }],
    ["guardian_needed", { under_guardianship: true, may_receive_service_alone: false }],
    ["coerced", { condition_of_service: true }],
    ["not_informed", { risks_explained: false }],
    ["duress", { alone: "no" }],
    ["duress", { duress_word_heard: true }],
    ["blanket", { data_classes: ["all"] }],
    ["no_time_limit", { expires_at: null }],
    ["blanket_or_multi", { recipients: ["shelter-1", "shelter-2"] }],
    ["expired", { expires_at: SIGNED + SIGN_PAGE_MS - 1 }],
  ])("[CO91] is nothing that would not count: %s", (because, over) => {
    expect(why(over)).toBe(because);
  });

  it("[CO91] counts whenever it is signed while the page is there", () => {
    const over = { expires_at: SIGNED + DAY, subject_age: "minor", may_receive_service_alone: true } as const;
    expect(why(over)).toBeNull();
    for (const signed_at of [SIGNED, SIGNED + SIGN_PAGE_MS])
      expect(checkRelease(release({ ...over, signed_at }), signed_at).state).toBe("written_valid");
  });
});
