import type { TakeOverReason, UserId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import type { ContactData } from "../contact/contact-documents.ts";
import { clockWords } from "../text/time-words.ts";

/** Why a contact was taken over from this colleague, as it is chosen and as it is told to them. */
export function takeOverReasonWords(reason: TakeOverReason, from: string): string {
  return {
    agreed: t`Agreed together`,
    holder_away: t`No answer from ${from}`,
    holder_busy: t`${from} has too much at once`,
    cannot_wait: t`It cannot wait`,
    language: t`Speaks their language`,
    asked_for: t`They asked for somebody else`,
    support: t`To support ${from}`,
  }[reason];
}

/** Who took a contact over from whom, when and why, for everybody who does not have it now. */
export function takenOverWords(
  taken: NonNullable<ContactData["takenOver"]>,
  me: UserId,
  now: number,
): string {
  const [from, by, clock] = [taken.from.name, taken.by.name, clockWords(taken.at, now)];
  const why = takeOverReasonWords(taken.reason, from);
  if (taken.from.id === me) return t`${by} took this over from you at ${clock}. Why: ${why}.`;
  return t`${by} took this over from ${from} at ${clock}. Why: ${why}.`;
}
