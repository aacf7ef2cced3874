import { CaseStatus } from "@holdfast/case-schema/case";
import { MenuButton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { SetStatusDocument, type CaseData } from "./case-documents.ts";
import { lookAtCase } from "./case-shown.ts";
import { caseStatusWords } from "./person-words.ts";

/** Where a case stands, and for whoever may a menu to say otherwise. */
export function CaseStatusChoice({
  data,
  mayChange,
}: {
  readonly data: CaseData;
  readonly mayChange: boolean;
}): ReactNode {
  const now = useNow();
  const [fault, setFault] = useState<string | null>(null);

  async function set(status: CaseStatus): Promise<void> {
    const answer = await tell(SetStatusDocument, {
      caseId: data.id,
      status,
      seenRevision: data.statusRevision,
    });
    const kind = answer.kind === "data" ? answer.data.done.__typename : answer.kind;
    const words = kind === "CaseWritten" ? null : notSetWords(kind);
    setFault(words);
    const said = words ?? t`The case is now: ${caseStatusWords(status)}`;
    announce({ kind: "case-status", urgency: words === null ? "polite" : "assertive", words: () => said });
    await lookAtCase(data.id);
  }

  const stands = caseStatusWords(data.status);
  return (
    <div className="flex flex-wrap items-center gap-2 text-small">
      {mayChange ? (
        <MenuButton
          size="small"
          label={stands}
          name={t`Where this case stands: ${stands}`}
          selected={data.status}
          choices={CaseStatus.options.map((id) => ({ id, label: caseStatusWords(id) }))}
          onChoose={(id) => void set(CaseStatus.parse(id))}
        />
      ) : (
        <span className="font-medium">{stands}</span>
      )}
      <span className="text-muted tabular-nums">
        {t`Said by ${data.statusBy.name}, ${clockWords(data.statusAt, now)}.`}
      </span>
      {fault === null ? null : <span className="text-concern">{fault}</span>}
    </div>
  );
}

function notSetWords(kind: string): string {
  switch (kind) {
    case "CaseOvertaken":
      return t`Not changed: a colleague changed it a moment ago. Look at how it stands, and say it again.`;
    case "NotFound":
      return t`Not changed: this case is not there, or not yours any more.`;
    case "signed_out":
    case "unreachable":
      return failureWords(kind);
    default:
      return failureWords("failed");
  }
}
