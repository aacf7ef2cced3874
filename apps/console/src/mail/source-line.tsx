import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { DownloadButton } from "./download-button.tsx";

/** Where a mail as it came can be had. */
export interface SourceLineProps {
  /** `null` when it was not kept. */
  readonly path: string | null;
  readonly mayDownload: boolean;
  /** Whether what was said of whoever holds their device keeps it from everybody for now (G555). */
  readonly isWithheld: boolean;
}

/** The way to a mail as it came: for those who may, and for the others who that is. While nobody may, why. */
export function SourceLine({ path, mayDownload, isWithheld }: SourceLineProps): ReactNode {
  if (path === null)
    return <p>{t`It was too large to be kept as it came. They can be asked to send it in parts.`}</p>;
  if (isWithheld)
    return (
      <p>{t`The mail is kept as it came. It says where it came from, so it is withheld while this may be the exploiter.`}</p>
    );
  if (!mayDownload)
    return <p>{t`The mail is kept as it came. You may not download it; ask a shift lead.`}</p>;
  return (
    <DownloadButton
      label={t`Download the mail as it came…`}
      file={{ path, words: t`The mail as it came`, savedAs: "mail-as-it-came.eml", risk: "may_contain" }}
    />
  );
}
