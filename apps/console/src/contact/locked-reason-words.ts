import type { ReachLimit, ReachLock } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** Why an answer could not reach them when it would have left: a lock, or words that may not be sent now. */
export function lockedReasonWords(reason: Exclude<ReachLock, "opted_out"> | ReachLimit): string {
  switch (reason) {
    case "danger_word":
      return t`They said the danger word before it left. Do what was agreed for that.`;
    case "never_contact":
      return t`They said that they are never to be contacted.`;
    case "silence":
      return t`They had been silent for too long before it left. Wait until they write.`;
    case "not_asked":
      return t`Nobody has asked them how they may be reached.`;
    case "preference_expired":
      return t`What they said about being reached had expired before it left.`;
    case "way_not_agreed":
      return t`They did not agree to be reached this way.`;
    case "outside_window":
      return t`It would have left outside the hours that are safe for them.`;
    case "voicemail_not_agreed":
      return t`They did not agree to a voicemail.`;
    case "not_agreed_after_drop":
      return t`When a conversation breaks off, they come back to us; they did not agree to more.`;
    case "follow_up_not_due":
      return t`The time that was agreed for it is not now.`;
    case "may_be_exploiter":
      return t`This may be the exploiter. Send nothing but a check question.`;
    case "not_confirmed":
      return t`It may be somebody else by now. Ask the check question first.`;
    case "lifted_for_check":
      return t`A lead allowed one neutral check message, and nothing else.`;
    case "quiet_words":
      return t`It holds words that nobody else should read on their screen. Write it in other words.`;
  }
}
