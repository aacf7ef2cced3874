import { Button, TextField } from "@holdfast/ui";
import { CheckChoice } from "@holdfast/ui/check-choice";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { SearchChoice } from "@holdfast/ui/search-choice";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { auditQuestion, EMPTY_DRAFT, type AuditAsked, type AuditMissing } from "./audit-question.ts";
import type { AuditAccounts } from "./use-audit-accounts.ts";

export interface AuditFormProps {
  readonly accounts: AuditAccounts;
  readonly onAsk: (asked: AuditAsked) => void;
}

/** Of whom or what is asked, from when to when. What is written here is part of no address. */
export function AuditForm({ accounts, onAsk }: AuditFormProps): ReactNode {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [missing, setMissing] = useState<string | null>(null);
  const change = (more: Partial<typeof draft>): void => setDraft({ ...draft, ...more });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const asked = auditQuestion(draft);
        const words = typeof asked === "string" ? missingWords(asked) : null;
        setMissing(words);
        if (words !== null) announce({ kind: "demand", urgency: "assertive", words: () => words });
        if (typeof asked !== "string") onAsk(asked);
      }}
    >
      <RadioChoice
        label={t`Whom or what to ask about`}
        showsLabel
        choices={[
          { id: "contact", label: t`Who looked at a contact` },
          { id: "case", label: t`Who looked at a case` },
          { id: "account", label: t`What one of us looked at` },
        ]}
        selected={draft.about}
        onSelect={(about) => change({ about })}
      />
      {draft.about === "account" ? (
        <AccountField
          accounts={accounts}
          account={draft.account}
          onSelect={(account) => change({ account })}
        />
      ) : (
        <TextField
          label={draft.about === "case" ? t`Number of the case` : t`Number of the contact`}
          value={draft.number}
          onChange={(number) => change({ number })}
          inputMode="numeric"
          className="max-w-60"
        />
      )}
      <div className="flex flex-wrap gap-3">
        <TextField
          label={t`From (day)`}
          type="date"
          value={draft.from}
          onChange={(from) => change({ from })}
        />
        <TextField label={t`To (day)`} type="date" value={draft.to} onChange={(to) => change({ to })} />
      </div>
      <CheckChoice
        label={t`What is shown`}
        choices={[{ id: "looks", label: t`Looks only, without what was done` }]}
        selected={draft.looksOnly ? ["looks"] : []}
        onSelect={(ids) => change({ looksOnly: ids.length > 0 })}
      />
      {missing === null ? null : <p className="text-small font-medium text-concern">{missing}</p>}
      <Button type="submit" tone="primary" className="self-start">{t`Look it up`}</Button>
    </form>
  );
}

function AccountField({
  accounts,
  account,
  onSelect,
}: {
  readonly accounts: AuditAccounts;
  readonly account: string | null;
  readonly onSelect: (id: string | null) => void;
}): ReactNode {
  if (accounts.kind === "failed")
    return (
      <p className="flex flex-wrap items-center gap-2">
        {t`The names could not be loaded.`}
        <Button size="small" onPress={accounts.retry}>{t`Retry`}</Button>
      </p>
    );
  return (
    <SearchChoice
      label={t`Whose looks`}
      emptyWords={t`No match.`}
      removeWords={(each) => t`Remove ${each}`}
      choices={accounts.all.map(({ id, name }) => ({ id, label: name }))}
      selected={account === null ? [] : [account]}
      onSelect={([id]) => onSelect(id ?? null)}
      isDisabled={accounts.kind === "loading"}
    />
  );
}

function missingWords(missing: AuditMissing): string {
  return {
    number: t`Write the number, as it stands on the contact or the case.`,
    account: t`Choose whose looks.`,
    days: t`The first day is after the last.`,
  }[missing];
}
