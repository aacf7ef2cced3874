import { RevokedHow, type ContactId } from "@holdfast/case-schema";
import { MenuButton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { revokedWords } from "./sharing-words.ts";
import { WithdrawInContactDocument } from "./withdrawal-documents.ts";

/** Takes back all that somebody said yes to, in one act, also where no case of theirs is known here. */
export function ContactWithdrawal({ contact }: { readonly contact: ContactId }): ReactNode {
  // The same until it is kept: an answer that was lost writes nothing twice.
  const [id] = useState(() => crypto.randomUUID());
  const [said, setSaid] = useState<{ readonly words: string; readonly isKept: boolean } | null>(null);

  async function takeBack(how: RevokedHow): Promise<void> {
    const answer = await tell(WithdrawInContactDocument, { contactId: contact, how, id });
    const kind = answer.kind === "data" ? answer.data.done.__typename : answer.kind;
    const isKept = kind === "WithdrawnInContact";
    const words = isKept
      ? t`Kept: they take everything back. Nothing is shared about anyone this may be.`
      : notWords(kind);
    setSaid({ words, isKept });
    announce({ kind: `withdraw:${contact}`, urgency: "assertive", words: () => words });
  }

  return (
    <div className="flex flex-col items-start gap-1">
      {said?.isKept === true ? null : (
        <MenuButton
          size="small"
          label={t`They take it all back…`}
          choices={RevokedHow.options.map((each) => ({ id: each, label: revokedWords(each) }))}
          onChoose={(how) => void takeBack(RevokedHow.parse(how))}
        />
      )}
      {said === null ? null : (
        <p className={`text-small font-medium ${said.isKept ? "" : "text-concern"}`}>{said.words}</p>
      )}
    </div>
  );
}

function notWords(kind: string): string {
  switch (kind) {
    case "NotHolder":
    case "NotFound":
      return t`Not kept: whoever has this contact writes it down. Tell them now.`;
    case "signed_out":
    case "unreachable":
      return failureWords(kind);
    default:
      return failureWords("failed");
  }
}
