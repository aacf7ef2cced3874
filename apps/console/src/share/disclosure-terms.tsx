import { DisclosureTrigger, ReleasePurpose } from "@holdfast/case-schema";
import { CheckChoice } from "@holdfast/ui/check-choice";
import { SearchChoice } from "@holdfast/ui/search-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { personCalled } from "../case/called-words.ts";
import type { CaseData } from "../case/case-documents.ts";
import { WordsEditor } from "../case/words-editor.tsx";
import { hasReturnDate, type ComposeDraft } from "./compose-draft.ts";
import { triggerWords } from "./held-words.ts";
import type { RecipientData } from "./share-documents.ts";
import { purposeWords, recipientTypeWords } from "./sharing-words.ts";

export interface ComposePartProps {
  readonly draft: ComposeDraft;
  readonly onChange: (facts: Partial<ComposeDraft>) => void;
  readonly data: CaseData;
}

/** To whom, what for, on whose wish, and who of the case is on the line with them. */
export function DisclosureTerms({
  draft,
  onChange,
  data,
  recipients,
}: ComposePartProps & { readonly recipients: readonly RecipientData[] }): ReactNode {
  return (
    <>
      {recipients.length === 0 ? (
        <p className="text-small">{t`Nobody has been vetted yet to whom something may go. A privacy officer does that.`}</p>
      ) : null}
      <SearchChoice
        label={t`To whom`}
        emptyWords={t`No match.`}
        removeWords={(each) => t`Remove ${each}`}
        choices={recipients.map(({ id, name, type }) => ({
          id,
          label: name === null ? recipientTypeWords(type) : `${name} (${recipientTypeWords(type)})`,
        }))}
        selected={draft.recipientId === null ? [] : [draft.recipientId]}
        onSelect={([recipientId]) => onChange({ recipientId: recipientId ?? null })}
      />
      <SearchChoice
        label={t`What for`}
        emptyWords={t`No match.`}
        removeWords={(each) => t`Remove ${each}`}
        choices={ReleasePurpose.options.map((id) => ({ id, label: purposeWords(id) }))}
        selected={draft.purpose === null ? [] : [draft.purpose]}
        onSelect={([purpose]) =>
          onChange({ purpose: purpose === undefined ? null : ReleasePurpose.parse(purpose) })
        }
      />
      <SearchChoice
        label={t`On whose wish`}
        emptyWords={t`No match.`}
        removeWords={(each) => t`Remove ${each}`}
        choices={DisclosureTrigger.options.map((id) => ({ id, label: triggerWords(id) }))}
        selected={draft.trigger === null ? [] : [draft.trigger]}
        onSelect={([trigger]) =>
          onChange({ trigger: trigger === undefined ? null : DisclosureTrigger.parse(trigger) })
        }
      />
      {hasReturnDate(draft.trigger) ? (
        <WordsEditor
          label={t`Day by which the court wants its answer`}
          shape={{ kind: "day" }}
          typed={draft.returnOn}
          onType={(returnOn) => onChange({ returnOn })}
          isReadOnly={false}
        />
      ) : null}
      <p className="text-small font-medium">{t`Who is on the line with them, and speaks for themself`}</p>
      <CheckChoice
        label={t`Who is on the line with them, and speaks for themself`}
        choices={data.persons.map(({ id }) => ({ id, label: personCalled(data, id) }))}
        selected={draft.onTheLine}
        onSelect={(onTheLine) => onChange({ onTheLine })}
      />
    </>
  );
}
