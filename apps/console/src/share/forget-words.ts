import { t } from "@lingui/core/macro";

/**
 * What can be told to whoever asks, before somebody has decided. The same whatever it waits for: they may be somebody else, and learn
 * neither that something was reported nor that papers came.
 */
export const undecidedWords = (): string =>
  t`It is written down, and somebody else of us decides it. They will be told what comes of it.`;

/** What can be told to whoever asked, of whom it was decided that they are not forgotten. */
export function refusedWords(because: string): string {
  switch (because) {
    case "not_them":
      return t`We cannot be sure that it is them who asks. They can be verified in another way, and ask again.`;
    case "taken_back":
      return t`They took it back, so all of it stays. They can ask again.`;
    default:
      return t`It cannot be deleted now. They can ask again, and be helped all the same.`;
  }
}

/** Whether why somebody is not forgotten is for those who ask, too. All else says that something was sent, or that papers came. */
export const isForThem = (because: string): boolean => because === "not_them" || because === "taken_back";

/** Why somebody is not forgotten, in few words. Of what was sent and of papers for leads and counsel alone. */
export function forgetReasonName(because: string): string {
  switch (because) {
    case "legal_hold":
      return t`On hold for a legal process`;
    case "legal_process":
      return t`A legal process is not answered`;
    case "report_due":
      return t`A report is not finished`;
    case "disclosure_waiting":
      return t`Something of theirs waits to be sent`;
    case "review_due":
      return t`Something that was sent is to be looked at`;
    case "withdrawal_unsettled":
      return t`Something was taken back that may be theirs, and nobody has said whose it is`;
    case "not_them":
      return t`It is not known to be them`;
    case "taken_back":
      return t`They took it back`;
    default:
      return t`Something else stands against it`;
  }
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
    case "taken":
      return t`Not written down: other words stand under this already. Look at what stands here, and write it down once more.`;
    case "may_be_exploiter":
      return t`Not done: a contact of theirs is marked as maybe the exploiter’s.`;
    case "in_danger":
      return t`Not done: a contact of theirs is marked as in danger.`;
    case "verified_by_you":
      return t`Not done: you verified them yourself. Another lead decides it.`;
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
