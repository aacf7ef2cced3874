import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { tell } from "../api/ask.ts";
import { recipientWords } from "../inquiry/inquiry-list-words.ts";
import { OneChoice } from "../deeds/one-choice.tsx";
import { KnowLegalDocument, LinkLegalDocument } from "./legal-documents.ts";
import type { LegalPartProps } from "./legal-item.tsx";

/** Says whose a paper is and of which case; anew, too, until counsel has found whether it binds. */
export function LegalLinks({ item, data, deeds, describedBy }: LegalPartProps): ReactNode {
  const [recipientId, chooseRecipient] = useState<string | null>(null);
  const [caseId, chooseCase] = useState<string | null>(null);
  return (
    <>
      {item.finding === null ? (
        <div className="flex flex-wrap items-end gap-2">
          <div className="min-w-56 flex-1">
            <OneChoice
              label={t`Whose it is, of those who are vetted`}
              choices={data.recipients.map((each) => ({ id: each.id, label: recipientWords(each) }))}
              selected={recipientId}
              onSelect={chooseRecipient}
            />
          </div>
          <Button
            size="small"
            aria-describedby={describedBy}
            isDisabled={recipientId === null}
            isPending={deeds.isBusy}
            onPress={() =>
              void deeds.act(
                async () => tell(KnowLegalDocument, { id: item.id, recipientId: recipientId ?? "" }),
                t`It is kept whose it is.`,
              )
            }
          >{t`It is theirs`}</Button>
        </div>
      ) : null}
      {item.finding === null ? (
        <div className="flex flex-wrap items-end gap-2">
          <div className="min-w-56 flex-1">
            <OneChoice
              label={t`The case that it is about, of yours`}
              choices={data.cases.map(({ id, number }) => ({ id, label: t`Case ${String(number)}` }))}
              selected={caseId}
              onSelect={chooseCase}
            />
          </div>
          <Button
            size="small"
            aria-describedby={describedBy}
            isDisabled={caseId === null}
            isPending={deeds.isBusy}
            onPress={() =>
              void deeds.act(
                async () => tell(LinkLegalDocument, { id: item.id, caseId: caseId ?? "" }),
                t`It is laid to that case.`,
              )
            }
          >{t`Lay it to this case`}</Button>
        </div>
      ) : null}
    </>
  );
}
