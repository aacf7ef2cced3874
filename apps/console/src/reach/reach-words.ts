import type { ReachLimit, ReachLock } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** Why nothing may be sent, in words that anybody understands. */
export function lockReasonWords(lock: ReachLock): string {
  return {
    danger_word: t`The danger word was said, and no cover story is agreed. Nothing leaves.`,
    never_contact: t`They asked never to be contacted.`,
    opted_out: t`They sent a stop word or asked us to stop.`,
    silence: t`They have not answered for 15 minutes. Somebody else may hold the phone now.`,
    not_asked: t`Nobody has asked them yet how they may be reached, so we do not begin.`,
    preference_expired: t`What they agreed to has expired.`,
    way_not_agreed: t`They did not agree to be reached this way.`,
    outside_window: t`It is outside the hours that are safe for them.`,
    voicemail_not_agreed: t`They did not agree to a message being left.`,
    not_agreed_after_drop: t`They did not agree to be contacted after a conversation breaks off.`,
    follow_up_not_due: t`What was agreed for later is not due now.`,
  }[lock];
}

/** Why only some words may be sent. */
export function limitReasonWords(limit: ReachLimit): string {
  return {
    danger_word: t`The danger word was said. Only the agreed cover story may be sent.`,
    may_be_exploiter: t`This may be the exploiter. Tell no facts; only a check question may be sent.`,
    not_confirmed: t`It is not confirmed that this is the same person. Only a check question may be sent.`,
    lifted_for_check: t`A lead has opened this for one neutral check message.`,
    quiet_words: t`These words could be read by somebody else. Write them in other words.`,
  }[limit];
}
