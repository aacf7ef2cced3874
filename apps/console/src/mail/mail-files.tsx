import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { EntryFile } from "./entry-mail.ts";
import { DownloadButton } from "./download-button.tsx";
import { fileRisk } from "./file-risk.ts";
import { roleWords, sizeWords, typeWords } from "./file-words.ts";
import { pathOfFile } from "./paths.ts";
import { savedName } from "./saved-name.ts";
import { visibleName } from "./visible-name.ts";

export interface MailFilesProps {
  readonly files: readonly EntryFile[];
  readonly mayDownload: boolean;
}

/** Files that came with a mail and are not shown here: what each is, and the way to have it. */
export function MailFiles({ files, mayDownload }: MailFilesProps): ReactNode {
  if (files.length === 0) return null;
  return (
    <ul aria-label={t`Files that came along`} className="mt-1.5 flex flex-col gap-1.5">
      {files.map((file) => (
        <li key={file.id} className="rounded-hf border border-line bg-surface px-2.5 py-1.5">
          <MailFile file={file} mayDownload={mayDownload} />
        </li>
      ))}
    </ul>
  );
}

function MailFile({
  file,
  mayDownload,
}: {
  readonly file: EntryFile;
  readonly mayDownload: boolean;
}): ReactNode {
  const { id, name, foundType, bytes, role, isKept } = file;
  const risk = fileRisk({ foundType, name });
  const words = name === null ? t`File without a name` : visibleName(name);
  const type = typeWords(foundType);
  const size = bytes === null ? null : sizeWords(bytes);
  const part = roleWords(role);
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">
          <bdi data-words="">{words}</bdi>
        </p>
        <p className="text-small text-muted">{size === null ? type : t`${type}, ${size}`}</p>
        {part === null ? null : <p className="text-small text-muted">{part}</p>}
        {risk === "programme" || risk === "unknown" ? (
          <p className="text-small font-semibold text-danger">
            <span aria-hidden="true">◆ </span>
            {risk === "programme"
              ? t`Can run on this computer: do not open it.`
              : t`Nobody knows what it is: do not open it.`}
          </p>
        ) : null}
      </div>
      {!isKept ? <p className="text-small text-muted">{t`It is not kept.`}</p> : null}
      {mayDownload && isKept ? (
        <DownloadButton file={{ path: pathOfFile(id), words, savedAs: savedName(foundType, risk), risk }} />
      ) : null}
    </div>
  );
}
