import type { DevicePrivacy, PersonalClass, ReleasePurpose, SubjectAge } from "@holdfast/case-schema";
import { whyNotToSign, type NotToSign } from "@holdfast/consent-policy";
import type { StoredRecipient } from "@holdfast/db";

/** What is said of a release that somebody would sign, as far as it is judged. */
interface ToSign {
  readonly purpose: ReleasePurpose;
  readonly dataClasses: readonly PersonalClass[];
  readonly withheldIn: readonly PersonalClass[];
  readonly subjectAge: SubjectAge;
  readonly underGuardianship: boolean;
  readonly mayReceiveServiceAlone?: boolean | null | undefined;
  readonly device: DevicePrivacy;
  readonly conditionOfService: boolean;
  readonly risksExplained: boolean;
  readonly alternativesDiscussed: boolean;
  readonly alone: "yes" | "no" | "unknown";
  readonly coached: boolean;
  readonly duressWordHeard: boolean;
  readonly expiresAt: number;
}

/** Why nobody is asked to sign that (CO90, CO91); `null`: they may be. */
export function whyNotOffered(
  said: ToSign,
  { id, type }: Pick<StoredRecipient, "id" | "type">,
  now: number,
): NotToSign | null {
  return whyNotToSign(
    {
      recipients: [id],
      recipient_type: type,
      purposes: [said.purpose],
      data_classes: [...said.dataClasses],
      withheld_in: [...said.withheldIn],
      subject_age: said.subjectAge,
      under_guardianship: said.underGuardianship,
      may_receive_service_alone: said.mayReceiveServiceAlone ?? null,
      given_by: "self",
      guardian_conflict: "not_checked",
      device: said.device,
      condition_of_service: said.conditionOfService,
      risks_explained: said.risksExplained,
      alternatives_discussed: said.alternativesDiscussed,
      alone: said.alone,
      coached: said.coached,
      duress_word_heard: said.duressWordHeard,
      effective_at: null,
      expires_at: said.expiresAt,
    },
    now,
  );
}
