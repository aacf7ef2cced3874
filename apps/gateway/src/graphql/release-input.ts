import { CaseId, ContactId, MessageId, PersonId, Uuid } from "@holdfast/case-schema";
import type { ReleaseGiven } from "@holdfast/db";
import { z } from "zod";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { PersonalClass } from "./case-enums.ts";
import {
  DevicePrivacy,
  GuardianConflict,
  ReadbackPoint,
  ReleaseForm,
  ReleaseGiver,
  ReleasePurpose,
  SaidAlone,
  SubjectAge,
} from "./disclosure-enums.ts";

const WORDS_MAX = 2_000;

/** A release as it is written down. Personal data: `withheld`, `paper`. */
export const ReleaseInput = builder.inputType("ReleaseInput", {
  fields: (t) => ({
    id: t.id({ required: true, description: "Made by whoever asks." }),
    caseId: t.id({ required: true }),
    personId: t.id({ required: true }),
    recipientId: t.id({ required: true, description: "One; another is a release of its own." }),
    purpose: t.field({ type: ReleasePurpose, required: true }),
    dataClasses: t.field({ type: [PersonalClass], required: true }),
    withheldIn: t.field({ type: [PersonalClass], required: true }),
    withheld: t.string({ required: true, description: "What they held back, in their words; or empty." }),
    paper: t.string({ required: true, description: "Where the paper lies; or empty." }),
    subjectAge: t.field({ type: SubjectAge, required: true }),
    underGuardianship: t.boolean({ required: true }),
    mayReceiveServiceAlone: t.boolean({ required: false, description: "null: nobody has looked." }),
    givenBy: t.field({ type: ReleaseGiver, required: true }),
    guardianConflict: t.field({ type: GuardianConflict, required: true }),
    form: t.field({ type: ReleaseForm, required: true }),
    readbackPoints: t.field({ type: [ReadbackPoint], required: true }),
    device: t.field({ type: DevicePrivacy, required: true }),
    conditionOfService: t.boolean({ required: true }),
    risksExplained: t.boolean({ required: true }),
    alternativesDiscussed: t.boolean({ required: true }),
    alone: t.field({ type: SaidAlone, required: true }),
    coached: t.boolean({ required: true }),
    duressWordHeard: t.boolean({ required: true }),
    signedAt: t.field({ type: "Instant", required: true }),
    filledAt: t.field({ type: "Instant", required: true }),
    effectiveAt: t.field({ type: "Instant", required: false }),
    expiresAt: t.field({ type: "Instant", required: true }),
    contactId: t.id({ required: false, description: "Where it was said, or replied." }),
    messageId: t.id({ required: false, description: "The reply itself." }),
    broughtById: t.id({ required: false, description: "Who of the case brought it." }),
  }),
});

const Ids = z.object({
  id: Uuid,
  caseId: CaseId,
  personId: PersonId,
  recipientId: Uuid,
  contactId: ContactId.nullable(),
  messageId: MessageId.nullable(),
  broughtById: PersonId.nullable(),
  withheld: z.string().max(WORDS_MAX),
  paper: z.string().max(WORDS_MAX),
});

/** What was written down, as the store keeps it; `null`: an id is none, or words are too long. */
export function releaseGiven(input: typeof ReleaseInput.$inferInput): ReleaseGiven | null {
  const read = Ids.safeParse({
    ...input,
    contactId: input.contactId ?? null,
    messageId: input.messageId ?? null,
    broughtById: input.broughtById ?? null,
    withheld: storable(input.withheld),
    paper: storable(input.paper),
  });
  if (!read.success) return null;
  const { id, caseId, personId, recipientId, contactId, messageId, broughtById, withheld, paper } = read.data;
  return {
    id,
    caseId,
    person: personId,
    recipient: recipientId,
    purpose: input.purpose,
    dataClasses: input.dataClasses,
    withheldIn: input.withheldIn,
    said: {
      subject_age: input.subjectAge,
      under_guardianship: input.underGuardianship,
      may_receive_service_alone: input.mayReceiveServiceAlone ?? null,
      given_by: input.givenBy,
      guardian_conflict: input.guardianConflict,
      form: input.form,
      device: input.device,
      condition_of_service: input.conditionOfService,
      risks_explained: input.risksExplained,
      alternatives_discussed: input.alternativesDiscussed,
      alone: input.alone,
      coached: input.coached,
      duress_word_heard: input.duressWordHeard,
      effective_at: input.effectiveAt ?? null,
    },
    readbackPoints: input.readbackPoints,
    signedAt: input.signedAt,
    filledAt: input.filledAt,
    expiresAt: input.expiresAt,
    contactId,
    messageId,
    broughtBy: broughtById,
    words: { withheld, paper },
  };
}
