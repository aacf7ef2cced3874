import type { CaseId, ContactId, PersonId } from "@holdfast/case-schema";
import type { RecipientWords } from "../recipients/recipient-store.ts";
import type { ReleaseGiven } from "../releases/release-store.ts";

const HOUR_MS = 3_600_000;

export const SAMPLE_RECIPIENT_WORDS: RecipientWords = Object.freeze({
  name: "Harbour House",
  reach: "555-0199",
  vetting: "Called back at the number of the directory.",
});

/** A yes on paper to one recipient, an hour old, good for ten days. */
export function sampleRelease(
  of: {
    readonly caseId: CaseId;
    readonly person: PersonId;
    readonly recipient: string;
    readonly now: number;
  },
  over: Partial<ReleaseGiven> = {},
): ReleaseGiven {
  return {
    id: crypto.randomUUID(),
    caseId: of.caseId,
    person: of.person,
    recipient: of.recipient,
    purpose: "referral",
    dataClasses: ["identity", "narrative"],
    withheldIn: [],
    said: {
      subject_age: "adult",
      under_guardianship: false,
      may_receive_service_alone: null,
      given_by: "self",
      guardian_conflict: "not_checked",
      form: "written_paper",
      device: "unknown",
      condition_of_service: false,
      risks_explained: true,
      alternatives_discussed: true,
      alone: "yes",
      coached: false,
      duress_word_heard: false,
      effective_at: null,
    },
    readbackPoints: [],
    signedAt: of.now - HOUR_MS,
    filledAt: of.now - HOUR_MS,
    expiresAt: of.now + 240 * HOUR_MS,
    contactId: null,
    messageId: null,
    broughtBy: null,
    words: { withheld: "Nothing of my brother.", paper: "Folder 7" },
    ...over,
  };
}

/** The same, said aloud in a contact and read back. */
export function sampleSpoken(
  of: Parameters<typeof sampleRelease>[0] & { readonly contactId: ContactId },
  over: Partial<ReleaseGiven> = {},
): ReleaseGiven {
  const plain = sampleRelease(of);
  return {
    ...plain,
    said: { ...plain.said, form: "spoken_recorded" },
    readbackPoints: ["recipient", "purpose", "data_classes"],
    contactId: of.contactId,
    words: { withheld: "", paper: "" },
    ...over,
  };
}
