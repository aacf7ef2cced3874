import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { visibleName } from "./visible-name.ts";

/** What a mail is about, in its sender's words. Its direction stays its own. */
export function SubjectLine({ subject }: { readonly subject: string }): ReactNode {
  return (
    <p className="mb-1 font-semibold wrap-anywhere">
      <span className="text-small font-medium text-muted">{t`Subject:`}</span>{" "}
      <bdi data-words="">{visibleName(subject)}</bdi>
    </p>
  );
}
