import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { openContact } from "../contact/open-contact.ts";
import { useStore } from "../store/store.ts";
import { replySubject, theirSubject } from "./reply-subject.ts";

/** What leaves when somebody answers a mail: these words under that subject, and nothing of what was said before. */
export function MailReplyLines(): ReactNode {
  const open = useStore(openContact);
  const subject = open.kind === "ready" ? theirSubject(open.entries) : null;
  return (
    <div className="mt-1 text-small text-muted">
      {subject === null ? null : (
        <p className="wrap-anywhere">
          {t`Subject, unless your settings keep it neutral:`} <bdi data-words="">{replySubject(subject)}</bdi>
        </p>
      )}
      <p>{t`Leaves as plain text. Nothing of their mail is quoted.`}</p>
    </div>
  );
}
