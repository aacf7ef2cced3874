import {
  Language,
  OVERFLOW_LATEST_MINUTES,
  QueueMode,
  type ChannelId,
  type UserId,
} from "@holdfast/case-schema";
import { Button, TextField } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { ToggleSwitch } from "@holdfast/ui/toggle-switch";
import { t } from "@lingui/core/macro";
import { useId, type ReactNode } from "react";
import { spoken } from "../text/language.ts";
import { languageWords } from "../text/domain-words.ts";
import { useStore } from "../store/store.ts";
import type { QueueDraft, QueueDraftProblem } from "./queue-drafts.ts";

export interface QueueFieldsProps {
  readonly draft: QueueDraft;
  /** All as they are written, this one among them. */
  readonly drafts: readonly QueueDraft[];
  /** The channels of the house, and whoever answers; empty while nobody knows. */
  readonly channels: readonly { readonly id: ChannelId; readonly title: string }[];
  readonly staff: readonly { readonly id: UserId; readonly name: string }[];
  readonly problem: QueueDraftProblem | null;
  readonly onChange: (draft: QueueDraft) => void;
  readonly onRemove: () => void;
}

const NOWHERE = "";

/** One queue: what it is called, what feeds it, how it comes to people, where it overflows to and who is of it. */
export function QueueFields(props: QueueFieldsProps): ReactNode {
  const { draft, drafts, problem, onChange } = props;
  const field = useId();
  const language = useStore(spoken);
  const called = (one: QueueDraft): string =>
    one.name[language].trim() || (one.isRest ? t`All others` : t`New queue`);
  const name = called(draft);
  const isAlone = drafts.length === 1;
  const others = drafts.filter(({ id }) => id !== draft.id);
  return (
    <fieldset
      aria-describedby={problem === null ? undefined : `${field}wrong`}
      className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-4"
    >
      <legend className="sr-only">{isAlone ? t`The one queue` : t`Queue: ${name}`}</legend>
      <div className="flex flex-wrap gap-3">
        {Language.options.map((each) => (
          <TextField
            key={each}
            label={t`Name, ${languageWords(each)}`}
            value={draft.name[each]}
            onChange={(words) => onChange({ ...draft, name: { ...draft.name, [each]: words } })}
            autoComplete="off"
            className="min-w-0 grow basis-40"
          />
        ))}
      </div>
      {draft.isRest ? (
        <p className="max-w-prose text-small text-muted">
          {isAlone
            ? t`Everything that comes in feeds it: every channel, every language.`
            : t`It has whatever no other queue names, so that nobody is ever out of sight.`}
        </p>
      ) : (
        <>
          <Several
            label={t`Channels of ${name}`}
            hint={t`None chosen: any channel.`}
            choices={withGone(props.channels, draft.channels)}
            chosen={draft.channels}
            onChange={(channels) => onChange({ ...draft, channels })}
          />
          <Several
            label={t`Languages of ${name}`}
            hint={t`None chosen: any language, also one that nobody knows yet.`}
            choices={Language.options.map((id) => ({ id, title: languageWords(id) }))}
            chosen={draft.languages}
            onChange={(languages) => onChange({ ...draft, languages })}
          />
        </>
      )}
      <RadioChoice
        label={t`How people come to have what stands in it`}
        showsLabel
        selected={draft.mode}
        choices={QueueMode.options.map((id) => ({ id, label: modeWords(id) }))}
        onSelect={(mode) => onChange({ ...draft, mode })}
      />
      {isAlone ? null : (
        <>
          <RadioChoice
            label={t`Whoever waits for too long also stands in`}
            showsLabel
            selected={draft.overflowTo ?? NOWHERE}
            choices={[
              { id: NOWHERE, label: t`No other queue` },
              ...others.map((other) => ({ id: other.id as string, label: called(other) })),
            ]}
            onSelect={(to) =>
              onChange({ ...draft, overflowTo: others.find(({ id }) => id === to)?.id ?? null })
            }
          />
          {draft.overflowTo === null ? null : (
            <TextField
              label={t`Minutes beyond the target`}
              value={draft.minutes}
              onChange={(minutes) => onChange({ ...draft, minutes })}
              inputMode="numeric"
              autoComplete="off"
              className="w-40"
            />
          )}
          <People {...props} name={name} />
        </>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p id={`${field}wrong`} className="min-w-0 text-small text-danger">
          {problem === null ? null : problemWords(problem)}
        </p>
        {draft.isRest ? null : (
          <Button size="small" onPress={props.onRemove} aria-label={t`Remove the queue ${name}`}>
            {t`Remove`}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

/** Who is of it: shown it first and offered it; everybody else sees it and may take from it all the same (Q26). */
function People({ draft, staff, name, onChange }: QueueFieldsProps & { readonly name: string }): ReactNode {
  const { people } = draft;
  return (
    <details>
      <summary className="min-h-6 text-small text-muted">
        {people === null
          ? t`Who is of ${name}: everybody`
          : t`Who is of ${name}: ${String(people.length)} of ${String(staff.length)}`}
      </summary>
      <div className="flex flex-col gap-2 py-2">
        <p className="max-w-prose text-small text-muted">
          {t`They are shown it first. Everybody else can look at it and take from it all the same, and danger that nobody has is shown to all.`}
        </p>
        <ToggleSwitch
          label={t`Everybody is of ${name}`}
          isOn={people === null}
          onChange={(isOn) => onChange({ ...draft, people: isOn ? null : [] })}
        />
        {people === null ? null : (
          <Several
            label={t`People of ${name}`}
            hint={null}
            choices={withGone(
              staff.map(({ id, name: title }) => ({ id, title })),
              people,
              t`Somebody who is not here any more`,
            )}
            chosen={people}
            onChange={(next) => onChange({ ...draft, people: next })}
          />
        )}
      </div>
    </details>
  );
}

/** What was chosen and is no choice any more stays to be seen and taken away. */
function withGone<Id extends string>(
  choices: readonly { readonly id: Id; readonly title: string }[],
  chosen: readonly Id[],
  title?: string,
): readonly { readonly id: Id; readonly title: string }[] {
  const gone = chosen.filter((id) => choices.every((each) => each.id !== id));
  return [...choices, ...gone.map((id) => ({ id, title: title ?? id }))];
}

/** Any number of a few choices. */
function Several<Id extends string>(props: {
  readonly label: string;
  readonly hint: string | null;
  readonly choices: readonly { readonly id: Id; readonly title: string }[];
  readonly chosen: readonly Id[];
  readonly onChange: (chosen: readonly Id[]) => void;
}): ReactNode {
  const { choices, chosen } = props;
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="text-small font-medium">{props.label}</legend>
      {props.hint === null ? null : <p className="text-small text-muted">{props.hint}</p>}
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {choices.map(({ id, title }) => (
          <ToggleSwitch
            key={id}
            label={title}
            isOn={chosen.includes(id)}
            onChange={(isOn) => props.onChange(isOn ? [...chosen, id] : chosen.filter((each) => each !== id))}
          />
        ))}
      </div>
    </fieldset>
  );
}

function modeWords(mode: QueueMode): string {
  return { pull: t`They take it`, offer: t`It is offered to them`, both: t`Both` }[mode];
}

function problemWords(problem: QueueDraftProblem): string {
  const most = String(OVERFLOW_LATEST_MINUTES);
  return {
    name: t`Name it in all three languages.`,
    names_nothing: t`Choose one channel or language at least.`,
    minutes: t`Whole minutes, ${most} at most.`,
    nobody: t`Choose one person at least, or everybody.`,
    same_id: t`It has the id of another queue. Remove it, and add it anew.`,
    same_name: t`Another queue has this name in one of the languages.`,
    named_twice: t`Another queue names the same channels and languages: nobody could say in which of the two a contact stands.`,
    overflow_to_itself: t`It cannot overflow into itself.`,
    overflow_to_nowhere: t`It overflows into a queue that is not there.`,
    never_fed: t`Nothing would ever stand in it: the house does not have its channels, or other queues name all of it more exactly.`,
  }[problem];
}
