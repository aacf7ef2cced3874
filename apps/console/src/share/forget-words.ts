import type { ForgetReason } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** Why somebody is not forgotten yet, in words that can be told to them. */
export function forgetReasonWords(because: ForgetReason): string {
  return {
    legal_hold: t`A court or somebody else with the right to ask has asked for what we keep here. Until our lawyers say that it is over, the law lets us delete nothing of it.`,
    legal_process: t`Papers have come that ask for what we keep here. Until our lawyers have answered them, we delete nothing of it.`,
    report_due: t`We had to report something, and that report is not finished. Until it is, what it says has to stay.`,
    disclosure_waiting: t`Something of theirs was asked to be sent, and is not decided yet. Once it was sent or refused, they can be forgotten.`,
    review_due: t`Something of theirs was sent in an emergency, and one of us has still to look at whether that was right. Then they can be forgotten.`,
    not_them: t`We cannot be sure that it is them who asks. They can be verified in another way, and ask again.`,
  }[because];
}

/** The same, in few words, to be chosen. */
export function forgetReasonName(because: ForgetReason): string {
  return {
    legal_hold: t`On hold for a legal process`,
    legal_process: t`A legal process is not answered`,
    report_due: t`A report is not finished`,
    disclosure_waiting: t`Something of theirs waits to be sent`,
    review_due: t`Something that was sent is to be looked at`,
    not_them: t`It is not known to be them`,
  }[because];
}

/** What is told to somebody who was forgotten: what is gone, and what somebody else, or a copy, has still. */
export const forgottenWords = (): string =>
  t`What we knew of them in this case can be read by nobody any more. That they agreed to something, or that something was sent, stays without what it said. Copies that we make in case a machine breaks have it until they are written over. Conversations, and what telephone and mail companies keep of them, are no part of this; whoever was sent something has what they were sent; and what others of the case told of them, or notes say, stays.`;

/** Why nothing was written down or decided; the refusals of the gateway. */
export function notForgottenWords(because: string): string {
  switch (because) {
    case "unverified":
      return t`Not done: nobody has verified that it is them, or that has ended.`;
    case "asked_already":
      return t`Not written down: the same was asked already, and waits for a lead.`;
    case "words":
      return t`Say how it is known that it is them who asks, in 2,000 characters at most.`;
    case "own":
      return t`Not done: somebody else than whoever wrote it down decides.`;
    case "already":
      return t`Not done: somebody has decided it already.`;
    case "unreadable":
      return t`Not done: this cannot be read, or other things that they told stand on it. Ask to have all of it forgotten.`;
    case "not_so":
      return t`Not done: it does not wait for that any more. Look again.`;
    default:
      return t`Not done: it is not there, or not yours to decide.`;
  }
}
