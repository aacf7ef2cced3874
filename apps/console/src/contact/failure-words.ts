import type { Medium, SendFailure } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { lockedReasonWords } from "./locked-reason-words.ts";

/** Why an answer did not reach them, in words that say what can be done now. */
export function failureReasonWords(reason: SendFailure, medium: Medium | null = null): string {
  switch (reason) {
    case "too_late":
      return t`It could not be handed over in time. A late message can reach the wrong hands, so it was not sent. You can write it again.`;
    case "closed":
      return t`A colleague closed this contact before it was sent.`;
    case "not_held":
      return t`The contact changed hands before it was sent. Whoever has it now can write.`;
    case "damaged":
      return t`What was stored of it is damaged, so it was not sent. Please tell an administrator.`;
    case "pressing":
      return t`By then they were in danger or a crisis. The line says nothing by itself to whoever is: one of us answers them.`;
    case "taken_back":
      return t`It was taken back before it left.`;
    case "not_safe":
      return t`It was a piece of their plan, and since it was given it is not safe to talk any more, or nobody can say that the device is private. It was not sent.`;
    case "opted_out":
      return t`They asked us to stop. Nothing can be sent until they ask to hear from us again.`;
    case "unreachable":
      if (medium === "email")
        return t`The mail came back: the address does not exist, or its mailbox takes no mail. Look whether it is written right. Another way that is safe for them may work.`;
      return t`Their phone or mailbox cannot be reached. Trying again later may work, or another way that is safe for them.`;
    case "refused":
      if (medium === "email")
        return t`Their mail server refused it. Other words may pass; so may another way that is safe for them.`;
      return t`The provider refused it. Other words may pass; so may another way that is safe for them.`;
    case "too_long":
      return t`It was too long for this channel. Send it in shorter parts.`;
    case "expired":
      return t`It did not arrive in time, and the provider gave it up. Ask yourself whether it still helps now.`;
    case "provider":
      return t`The channel failed, not you or them. You can write it again.`;
    case "lease_lost":
      return t`It is not known whether it was sent.`;
    case "danger_word":
    case "never_contact":
    case "silence":
    case "not_asked":
    case "preference_expired":
    case "way_not_agreed":
    case "outside_window":
    case "voicemail_not_agreed":
    case "not_agreed_after_drop":
    case "follow_up_not_due":
    case "may_be_exploiter":
    case "not_confirmed":
    case "lifted_for_check":
    case "quiet_words":
      return lockedReasonWords(reason);
  }
}

/** What a provider said, or left unsaid, after it had the message. */
const BY_PROVIDER: ReadonlySet<SendFailure> = new Set(["unreachable", "refused", "expired", "provider"]);

/** What became of an answer that did not reach them, in two words: some were never sent, others did not arrive. */
export function failedStateWords(reason: SendFailure | null): string {
  if (reason === "taken_back") return t`Taken back`;
  return reason !== null && BY_PROVIDER.has(reason) ? t`Not delivered` : t`Not sent`;
}

/** What one can do about an answer of which nobody knows whether it was sent. */
export function unknownWords(): string {
  return t`It is not known whether it was sent. It is not sent again by itself. Ask them whether it arrived before you write it again.`;
}
