import type { CallBack, InquiryEnd, RecipientType } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { recipientTypeWords } from "../share/sharing-words.ts";

/** What came of calling back. */
export function cameWords(came: CallBack): string {
  return {
    is_them: t`It is them`,
    is_not_them: t`It is not them`,
    nobody_there: t`Nobody was there`,
  }[came];
}

/** How an inquiry ends. None of these says whether anybody is known here. */
export function inquiryEndWords(how: InquiryEnd): string {
  return {
    told_neither: t`They were told neither yes nor no`,
    gave_up: t`They gave up`,
    became_process: t`They came with papers`,
    asked_for_help: t`They asked for help for somebody`,
  }[how];
}

export function recipientWords(recipient: {
  readonly name: string | null;
  readonly type: RecipientType;
}): string {
  const type = recipientTypeWords(recipient.type);
  return recipient.name === null ? type : `${recipient.name} (${type})`;
}

/** Why nothing changed, by the code that the gateway gave. */
export function inquiryRefusedWords(code: string): string {
  switch (code) {
    case "own":
      return t`Not done: you wrote this down yourself. Somebody else ends it.`;
    case "recipientId":
      return t`Not done: they cannot have asked in this way, or you said so before.`;
    case "called_back":
      return t`Not done: anybody can use that name. They are called back first, at a number that you found, and are them.`;
    case "NotFound":
      return t`Not done: it is over, or not there any more.`;
    default:
      return t`This did not work.`;
  }
}
