import type {
  DevicePrivacy,
  GuardianConflict,
  ReadbackPoint,
  RecipientType,
  ReleaseForm,
  ReleaseGiver,
  ReleasePurpose,
  RevokedHow,
} from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** What somebody is to whom something may go. */
export function recipientTypeWords(type: RecipientType): string {
  return {
    emergency_services: t`Emergency services`,
    law_enforcement: t`Police`,
    child_protection: t`Child protection`,
    adult_protection: t`Adult protection`,
    service_provider: t`Service provider`,
    attorney_of_person: t`Their attorney`,
    court: t`Court`,
    sister_hotline: t`Another hotline`,
    named_individual: t`Somebody by name`,
    public_or_media: t`Public or media`,
    funder: t`Funder`,
    research: t`Research`,
    processor_vendor: t`Company that works for us`,
    interpreter: t`Interpreter`,
    own_staff: t`Our own staff`,
    intended_victim: t`Somebody who is threatened`,
    person_themself: t`The person themself`,
  }[type];
}

export function purposeWords(purpose: ReleasePurpose): string {
  return {
    referral: t`Referral`,
    emergency: t`Emergency`,
    law_enforcement: t`Police work`,
    coordination: t`Working together`,
    cross_border_handoff: t`Handing over across a border`,
    legal_help: t`Legal help`,
    other: t`Something else`,
  }[purpose];
}

/** How somebody said yes. */
export function formWords(form: ReleaseForm): string {
  return {
    written_esign: t`Signed on a page`,
    written_text_reply: t`Replied by text`,
    written_paper: t`Signed on paper`,
    spoken_recorded: t`Spoken, and read back`,
  }[form];
}

export function giverWords(giver: ReleaseGiver): string {
  return {
    self: t`They themself`,
    lawful_guardian: t`Their lawful guardian`,
    somebody_else: t`Somebody else`,
  }[giver];
}

export function guardianWords(conflict: GuardianConflict): string {
  return {
    none_found: t`Nothing speaks against it`,
    not_checked: t`Nobody has looked`,
    abuser: t`The guardian harms them`,
    implicated: t`The guardian is part of it`,
    abuser_of_other_parent: t`The guardian harms the other parent`,
  }[conflict];
}

/** What can be read back of a release. */
export function readbackWords(point: ReadbackPoint): string {
  return {
    recipient: t`To whom`,
    purpose: t`What for`,
    data_classes: t`What exactly`,
    expiry: t`Until when`,
    revocable: t`That they can take it back at any time by saying so`,
  }[point];
}

export function deviceWords(device: DevicePrivacy): string {
  return {
    private: t`They called it private`,
    shared: t`Somebody else can read it`,
    unknown: t`Not known`,
  }[device];
}

export function revokedWords(how: RevokedHow): string {
  return { spoken: t`They said so`, text: t`They wrote so`, written: t`On paper` }[how];
}
