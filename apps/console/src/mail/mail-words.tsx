import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { Doubts } from "./doubts.tsx";
import type { EntryFile, EntryMail } from "./entry-mail.ts";
import { FoldedMail } from "./folded-mail.tsx";
import { FormattedMail } from "./formatted-mail.tsx";
import { MailFiles } from "./mail-files.tsx";
import { PartlyLines } from "./partly-lines.tsx";
import type { SourceLineProps } from "./source-line.tsx";
import { ReadAlong } from "./read-along.tsx";
import { SenderLine } from "./sender-line.tsx";
import { SubjectLine } from "./subject-line.tsx";

export interface MailWordsProps {
  readonly messageId: string;
  readonly mail: EntryMail;
  /** Those of its files that are never shown. */
  readonly files: readonly EntryFile[];
  /** Those that are, each as pictures are. */
  readonly pictures: ReactNode;
  readonly source: SourceLineProps;
  readonly mayDownload: boolean;
  /** Its words, drawn as those of every message are. */
  readonly children: ReactNode;
}

/** A mail: what it is about, who wrote it and who reads along, its words, and what came along. What a machine wrote is folded. */
export function MailWords({
  messageId,
  mail,
  files,
  pictures,
  source,
  mayDownload,
  children,
}: MailWordsProps): ReactNode {
  const { subject, sender, addressees, automatic, signs, partly, html } = mail;
  const whole = (
    <>
      {subject === null || subject === "" ? (
        <p className="mb-1 text-small text-muted">{t`Without a subject`}</p>
      ) : (
        <SubjectLine subject={subject} />
      )}
      <SenderLine sender={sender} messageId={messageId} />
      <ReadAlong addressees={addressees} messageId={messageId} />
      <Doubts signs={signs} />
      {children}
      <PartlyLines partly={partly} source={source} />
      {html === null ? null : <FormattedMail html={html} />}
      {pictures}
      <MailFiles files={files} mayDownload={mayDownload} />
    </>
  );
  return automatic === null ? (
    whole
  ) : (
    <FoldedMail kind={automatic} signs={signs}>
      {whole}
    </FoldedMail>
  );
}
