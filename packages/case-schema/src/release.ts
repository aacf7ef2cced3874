import { z } from "zod";
import { DataClass } from "./data-class.ts";
import { RecipientType } from "./recipient-type.ts";

const Instant = z.number().int().nonnegative();

/** What something is shared for. */
export const ReleasePurpose = z.enum([
  "referral",
  "emergency",
  "law_enforcement",
  "coordination",
  "cross_border_handoff",
  "legal_help",
  "other",
]);
export type ReleasePurpose = z.infer<typeof ReleasePurpose>;

/** How a release was given. */
export const ReleaseForm = z.enum([
  "written_esign",
  "written_text_reply",
  "written_paper",
  "spoken_recorded",
]);
export type ReleaseForm = z.infer<typeof ReleaseForm>;

/** Whether a release counts; `none` where there is none for this recipient. */
export const ConsentState = z.enum([
  "none",
  "verbal_recorded",
  "written_valid",
  "invalid",
  "expired",
  "revoked",
]);
export type ConsentState = z.infer<typeof ConsentState>;

/** Who gave a release. Whoever is neither the person nor their lawful guardian is `somebody_else`. */
export const ReleaseGiver = z.enum(["self", "lawful_guardian", "somebody_else"]);
export type ReleaseGiver = z.infer<typeof ReleaseGiver>;

/** What was found when somebody looked whether a guardian may speak for the person. */
export const GuardianConflict = z.enum([
  "none_found",
  "not_checked",
  "abuser",
  "implicated",
  "abuser_of_other_parent",
]);
export type GuardianConflict = z.infer<typeof GuardianConflict>;

/** How old the person is whom facts concern, as far as it is known. */
export const SubjectAge = z.enum(["adult", "minor", "minor_suspected", "unknown"]);
export type SubjectAge = z.infer<typeof SubjectAge>;

/** How somebody withdraws a release; spoken is enough. Beside it one is withdrawn with whoever asked to be forgotten. */
export const RevokedHow = z.enum(["spoken", "text", "written"]);
export type RevokedHow = z.infer<typeof RevokedHow>;

/** What was found of the device on which somebody wrote. Only what they called private themself is `private`. */
export const DevicePrivacy = z.enum(["private", "shared", "unknown"]);
export type DevicePrivacy = z.infer<typeof DevicePrivacy>;

/** What can be read back to somebody of their release. */
export const ReadbackPoint = z.enum(["recipient", "purpose", "data_classes", "expiry", "revocable"]);
export type ReadbackPoint = z.infer<typeof ReadbackPoint>;

/** What an advocate attests of a release that was spoken. */
export const SpokenAttestation = z.strictObject({
  /** The advocate who heard it. */
  attested_by: z.string().min(1).nullable(),
  /** What was read back to the person, and agreed to; empty where nothing was. */
  readback_points: z.array(ReadbackPoint),
  /** A second one who heard it, somebody else than the first; needed where police are to receive it. */
  witness_id: z.string().min(1).nullable(),
});
export type SpokenAttestation = z.infer<typeof SpokenAttestation>;

/**
 * A person's permission to share, as it was given: no names and no words, so that it can be judged anywhere. It can be
 * written down with anything missing; whether it counts is the consent policy's to say. Names are those of the decision table.
 */
export const Release = z.strictObject({
  /** Whoever it is to go to, by our own ids; a valid one names exactly one. */
  recipients: z.array(z.string().min(1)),
  recipient_type: RecipientType,
  purposes: z.array(ReleasePurpose),
  /** What may be shared; `all` is what a blanket form says, and makes none valid. */
  data_classes: z.array(z.enum([...DataClass.options, "all"])),
  /** Of which of these the person held something back, in words that are kept elsewhere. */
  withheld_in: z.array(DataClass),
  subject_age: SubjectAge,
  /** Whether a court has given the person a guardian. */
  under_guardianship: z.boolean(),
  /** Whether a minor, or somebody with a guardian, may lawfully have the service alone; `null`: nobody has looked. */
  may_receive_service_alone: z.boolean().nullable(),
  given_by: ReleaseGiver,
  guardian_conflict: GuardianConflict,
  form: ReleaseForm,
  spoken_attestation: SpokenAttestation.nullable(),
  /** Of paper, a second one of ours who has seen it, somebody else than whoever wrote it down; `null`: nobody has. */
  paper_seen_by: z.string().min(1).nullable(),
  /** On what device it was given; for a reply by text only one that they called private counts. */
  device: DevicePrivacy,
  condition_of_service: z.boolean(),
  risks_explained: z.boolean(),
  alternatives_discussed: z.boolean(),
  /** Whether the person was alone when they gave it. */
  alone: z.enum(["yes", "no", "unknown"]),
  coached: z.boolean(),
  duress_word_heard: z.boolean(),
  /** When it was signed, or said; `null` where it never was. */
  signed_at: Instant.nullable(),
  /** When the last of its fields was filled in. */
  filled_at: Instant.nullable(),
  /** From when on it counts; `null`: as soon as it is signed. */
  effective_at: Instant.nullable(),
  expires_at: Instant.nullable(),
  revoked_at: Instant.nullable(),
  revoked_how: z.enum([...RevokedHow.options, "forgotten"]).nullable(),
});
export type Release = z.infer<typeof Release>;
