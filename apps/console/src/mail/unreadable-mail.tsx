import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { SourceLine, type SourceLineProps } from "./source-line.tsx";

/** A mail that nothing here could read. It is not lost: the mail as it came is there for those who may have it. */
export function UnreadableMail({ source }: { readonly source: SourceLineProps }): ReactNode {
  return (
    <div className="flex flex-col gap-1 rounded-hf border border-concern bg-concern-tint px-2.5 py-1.5 text-concern">
      <p className="font-semibold">{t`This mail could not be read here.`}</p>
      <p className="text-small">
        {t`It is damaged, or made so that it harms whatever reads it. Somebody may be waiting for an answer all the same.`}
      </p>
      <SourceLine {...source} />
    </div>
  );
}
