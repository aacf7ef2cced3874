import type { Release } from "@holdfast/case-schema";

export const SIGNED = Date.UTC(2026, 0, 10);
export const DAY = 24 * 60 * 60_000;

/** A release in writing that nothing speaks against, ten days after it was signed. */
export function release(over: Partial<Release> = {}): Release {
  return {
    recipients: ["shelter-1"],
    recipient_type: "service_provider",
    purposes: ["referral"],
    data_classes: ["identity", "contact_means"],
    withheld_in: [],
    subject_age: "adult",
    under_guardianship: false,
    may_receive_service_alone: null,
    given_by: "self",
    guardian_conflict: "not_checked",
    form: "written_esign",
    spoken_attestation: null,
    paper_seen_by: null,
    device: "private",
    condition_of_service: false,
    risks_explained: true,
    alternatives_discussed: true,
    alone: "yes",
    coached: false,
    duress_word_heard: false,
    signed_at: SIGNED,
    filled_at: SIGNED,
    effective_at: null,
    expires_at: SIGNED + 30 * DAY,
    revoked_at: null,
    revoked_how: null,
    ...over,
  };
}

/** The same, said aloud and read back. */
export function spoken(over: Partial<Release> = {}): Release {
  return release({
    form: "spoken_recorded",
    spoken_attestation: {
      attested_by: "dana",
      readback_points: ["recipient", "purpose", "data_classes"],
      witness_id: null,
    },
    ...over,
  });
}
