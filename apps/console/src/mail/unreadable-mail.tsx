import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { SourceLine, type SourceLineProps } from "./source-line.tsx";

interface UnreadableMailProps {
  /** Whether the mail server has it and does not hand it out: then there is nothing of it here. */
  readonly isWithheld: boolean;
  readonly source: SourceLineProps;
}

/**
 * A mail that nothing here could read. It is not lost: the mail as it came is there for those who may have it, or it lies in
 * the mailbox and is asked for again and again.
 */
export function UnreadableMail({ isWithheld, source }: UnreadableMailProps): ReactNode {
  return (
    <div className="flex flex-col gap-1 rounded-hf border border-concern bg-concern-tint px-2.5 py-1.5 text-concern">
      <p className="font-semibold">
        {isWithheld ? t`The mail server does not hand this mail out.` : t`This mail could not be read here.`}
      </p>
      <p className="text-small">
        {isWithheld
          ? t`It lies in our mailbox, and Holdfast goes on asking for it; once it comes, it is a contact of its own. Somebody may be waiting for an answer: whoever can open the mailbox should look there now.`
          : t`It is damaged, or made so that it harms whatever reads it. Somebody may be waiting for an answer all the same.`}
      </p>
      {isWithheld ? null : <SourceLine {...source} />}
    </div>
  );
}
