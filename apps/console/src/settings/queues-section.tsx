import { Language, Queues, type Wording } from "@holdfast/case-schema";
import { TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { languageWords } from "../text/domain-words.ts";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingForm } from "./setting-form.tsx";
import { SettingSection } from "./setting-section.tsx";
import { useSetting } from "./use-setting.ts";

/** What the one queue is called, and what feeds it. */
export function QueuesSection(): ReactNode {
  const state = useSetting("queues");
  return (
    <SettingSection id="queues" title={t`Name of the queue`} state={state}>
      <p className="max-w-prose text-small text-muted">
        {t`What the one queue of this house is called where it is read. Everything that comes in feeds it: every channel, every language.`}
      </p>
      <SettingEditors id="queues" state={state}>
        {(value) => {
          const queues = Queues.safeParse(value).data;
          return queues === undefined ? null : (
            <NameForm
              name={queues[0].name}
              isBusy={state.isBusy}
              onKeep={(name) => void state.keep([{ ...queues[0], name }] satisfies Queues)}
            />
          );
        }}
      </SettingEditors>
    </SettingSection>
  );
}

function NameForm(props: {
  readonly name: Wording | null;
  readonly isBusy: boolean;
  readonly onKeep: (name: Wording | null) => void;
}): ReactNode {
  const [name, type] = useState<Wording>(props.name ?? { en: "", es: "", fr: "" });
  const isEmpty = Object.values(name).every((words) => words.trim() === "");
  const read = Queues.safeParse([{ id: "main", name: isEmpty ? null : name, feeds: "everything" }]);
  return (
    <SettingForm
      className="flex-wrap items-end"
      keepWords={t`Keep this name`}
      wrongWords={t`Name it in all three languages, or in none.`}
      isBusy={props.isBusy}
      onKeep={read.success ? () => props.onKeep(read.data[0].name) : null}
    >
      {Language.options.map((language) => (
        <TextField
          key={language}
          label={t`Name, ${languageWords(language)}`}
          value={name[language]}
          onChange={(words) => type({ ...name, [language]: words })}
          autoComplete="off"
          className="min-w-0 grow basis-48"
        />
      ))}
    </SettingForm>
  );
}
