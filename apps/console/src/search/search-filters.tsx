import { ContactStatus, Lane } from "@holdfast/case-schema";
import { CaseStatus } from "@holdfast/case-schema/case";
import { Button, TextField } from "@holdfast/ui";
import { CheckChoice } from "@holdfast/ui/check-choice";
import { SearchChoice } from "@holdfast/ui/search-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { caseStatusWords } from "../case/person-words.ts";
import { useMe } from "../session/use-me.ts";
import { laneWords } from "../triage/triage-words.ts";
import type { SearchDraft } from "./search-question.ts";
import { statusWords } from "./search-words.ts";
import { useChannelChoices, useColleagueChoices, type Choices } from "./use-search-choices.ts";

export interface SearchFiltersProps {
  readonly draft: SearchDraft;
  readonly onChange: (more: Partial<SearchDraft>) => void;
}

/** What narrows a search. Of each list none means all. */
export function SearchFilters({ draft, onChange }: SearchFiltersProps): ReactNode {
  const { capabilities } = useMe();
  const ofContacts = draft.among.includes("contacts") && draft.kind !== "name";
  return (
    <div className="flex flex-col gap-3 pt-2">
      <div className="flex flex-wrap gap-3">
        <TextField
          label={t`From (day)`}
          type="date"
          value={draft.from}
          onChange={(from) => onChange({ from })}
        />
        <TextField
          label={t`To (day)`}
          type="date"
          value={draft.until}
          onChange={(until) => onChange({ until })}
        />
      </div>
      {capabilities.has("staff.list") ? (
        <HadBy hadBy={draft.hadBy} onSelect={(hadBy) => onChange({ hadBy })} />
      ) : null}
      {ofContacts ? <ContactFilters draft={draft} onChange={onChange} /> : null}
      {draft.among.includes("cases") ? (
        <Part title={t`Cases that are`}>
          <CheckChoice
            label={t`Cases that are`}
            choices={CaseStatus.options.map((id) => ({ id, label: caseStatusWords(id) }))}
            selected={draft.statuses}
            onSelect={(statuses) => onChange({ statuses })}
          />
        </Part>
      ) : null}
    </div>
  );
}

function ContactFilters({ draft, onChange }: SearchFiltersProps): ReactNode {
  return (
    <>
      <Part title={t`Contacts that are`}>
        <CheckChoice
          label={t`Contacts that are`}
          choices={ContactStatus.options.map((id) => ({ id, label: statusWords(id) }))}
          selected={draft.states}
          onSelect={(states) => onChange({ states })}
        />
      </Part>
      <Part title={t`How pressing contacts are`}>
        <CheckChoice
          label={t`How pressing contacts are`}
          choices={Lane.options.map((id) => ({ id, label: laneWords(id) }))}
          selected={draft.lanes}
          onSelect={(lanes) => onChange({ lanes })}
        />
      </Part>
      <Channels selected={draft.channels} onSelect={(channels) => onChange({ channels })} />
    </>
  );
}

/** The name of a choice, for the eye: those who listen hear it of the choice itself. */
function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <p aria-hidden="true" className="text-small font-medium">
        {title}
      </p>
      {children}
    </div>
  );
}

function HadBy({
  hadBy,
  onSelect,
}: {
  readonly hadBy: string | null;
  readonly onSelect: (id: string | null) => void;
}): ReactNode {
  const colleagues = useColleagueChoices();
  return (
    <Offered of={colleagues} failed={t`The names could not be loaded.`}>
      <SearchChoice
        label={t`Who has it, had it or closed it`}
        emptyWords={t`No match.`}
        removeWords={(each) => t`Remove ${each}`}
        choices={colleagues.all ?? []}
        selected={hadBy === null ? [] : [hadBy]}
        onSelect={([id]) => onSelect(id ?? null)}
        isDisabled={colleagues.all === null}
      />
    </Offered>
  );
}

function Channels({
  selected,
  onSelect,
}: {
  readonly selected: readonly string[];
  readonly onSelect: (ids: readonly string[]) => void;
}): ReactNode {
  const channels = useChannelChoices();
  return (
    <Offered of={channels} failed={t`The channels could not be loaded.`}>
      <Part title={t`Contacts that came by`}>
        <CheckChoice
          label={t`Contacts that came by`}
          choices={channels.all ?? []}
          selected={selected}
          onSelect={onSelect}
        />
      </Part>
    </Offered>
  );
}

/** The choice, or that there is nothing to choose from, and a way to ask again: the rest is searched without it. */
function Offered({
  of,
  failed,
  children,
}: {
  readonly of: Choices;
  readonly failed: string;
  readonly children: ReactNode;
}): ReactNode {
  if (!of.hasFailed) return children;
  return (
    <p className="flex flex-wrap items-center gap-2">
      {failed}
      <Button size="small" onPress={of.retry}>{t`Retry`}</Button>
    </p>
  );
}
