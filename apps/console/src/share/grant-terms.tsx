import { PersonalClass, ReleasePurpose } from "@holdfast/case-schema";
import { TextField } from "@holdfast/ui";
import { CheckChoice } from "@holdfast/ui/check-choice";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { SearchChoice } from "@holdfast/ui/search-choice";
import { plural, t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { classWords } from "../case/class-words.ts";
import { DAYS, type ReleaseDraft } from "./release-draft.ts";
import type { RecipientData } from "./share-documents.ts";
import { purposeWords, recipientTypeWords } from "./sharing-words.ts";

export interface GrantPartProps {
  readonly draft: ReleaseDraft;
  readonly onChange: (facts: Partial<ReleaseDraft>) => void;
}

/** To whom, what for, what exactly and what not, until when. */
export function GrantTerms({
  draft,
  onChange,
  recipients,
}: GrantPartProps & { readonly recipients: readonly RecipientData[] }): ReactNode {
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
      <p className="font-medium">{t`What exactly may go`}</p>
      <CheckChoice<PersonalClass>
        label={t`What exactly may go`}
        choices={PersonalClass.options.map((id) => ({ id, label: classWords(id) }))}
        selected={draft.dataClasses}
        onSelect={(dataClasses) => onChange({ dataClasses })}
      />
      {draft.dataClasses.length === 0 ? null : (
        <>
          <p className="font-medium">{t`Where they hold something back`}</p>
          <CheckChoice<PersonalClass>
            label={t`Where they hold something back`}
            choices={draft.dataClasses.map((id) => ({ id, label: classWords(id) }))}
            selected={draft.withheldIn}
            onSelect={(withheldIn) => onChange({ withheldIn })}
          />
        </>
      )}
      {draft.withheldIn.length === 0 ? null : (
        <TextField
          label={t`What they hold back, in their words`}
          value={draft.withheld}
          onChange={(withheld) => onChange({ withheld })}
        />
      )}
      <RadioChoice
        label={t`For how long`}
        showsLabel
        selected={String(draft.days)}
        onSelect={(chosen) => {
          const days = DAYS.find((each) => String(each) === chosen);
          if (days !== undefined) onChange({ days });
        }}
        choices={DAYS.map((days) => ({
          id: String(days),
          label: t`${plural(days, { one: "# day", other: "# days" })}`,
        }))}
      />
    </>
  );
}
