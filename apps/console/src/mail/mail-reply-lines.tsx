import { answerSubject, type AnswerSubject } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { openContact } from "../contact/open-contact.ts";
import { useStore } from "../store/store.ts";
import { theirSubject } from "./reply-subject.ts";

export interface MailReplyLinesProps {
  /** Which subject the channel gives an answer; `null` while that is not known. */
  readonly rule: AnswerSubject | null;
}

/** What leaves when somebody answers a mail: these words under that subject, and nothing of what was said before. */
export function MailReplyLines({ rule }: MailReplyLinesProps): ReactNode {
  const open = useStore(openContact);
  return (
    <div className="mt-1 text-small text-muted">
      {open.kind === "ready" ? (
        <SubjectOnTheirScreen rule={rule} subject={theirSubject(open.entries)} />
      ) : null}
      <p>{t`Leaves as plain text. Nothing of their mail is quoted.`}</p>
    </div>
  );
}

function SubjectOnTheirScreen({
  rule,
  subject,
}: MailReplyLinesProps & { readonly subject: string | null }): ReactNode {
  if (rule === null && subject === null) return null;
  const shown = answerSubject(rule === "neutral" ? null : subject);
  return (
    <p className="wrap-anywhere">
      {rule === null ? t`Subject, unless your settings keep it neutral:` : t`Subject on their screen:`}{" "}
      <bdi data-words="">{shown}</bdi>
      {rule === null ? null : ` ${subjectWords(shown === answerSubject(null))}`}
    </p>
  );
}

function subjectWords(saysNothing: boolean): string {
  return saysNothing
    ? t`(it says nothing of what you write about)`
    : t`(whoever looks at their screen can read it)`;
}
