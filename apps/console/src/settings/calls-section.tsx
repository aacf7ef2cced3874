import { CallSettings, Language } from "@holdfast/case-schema";
import { Button, TextField } from "@holdfast/ui";
import { ToggleSwitch } from "@holdfast/ui/toggle-switch";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { languageWords } from "../text/domain-words.ts";
import {
  draftCalls,
  earlier,
  readCalls,
  withLanguage,
  type CallDraft,
  type CallProblem,
} from "./call-draft.ts";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingSection } from "./setting-section.tsx";
import { useSetting } from "./use-setting.ts";

/** In which languages callers are greeted, which number is shown to whoever is rung, and what counts as a short call. */
export function CallsSection(): ReactNode {
  const state = useSetting("calls");
  return (
    <SettingSection id="calls" title={t`Calls`} state={state}>
      <SettingEditors id="calls" state={state}>
        {(value) => {
          const calls = CallSettings.safeParse(value).data;
          return calls === undefined ? null : (
            <Editor calls={calls} isBusy={state.isBusy} onKeep={(next) => void state.keep(next)} />
          );
        }}
      </SettingEditors>
    </SettingSection>
  );
}

function Editor(props: {
  readonly calls: CallSettings;
  readonly isBusy: boolean;
  readonly onKeep: (calls: CallSettings) => void;
}): ReactNode {
  const [draft, write] = useState(() => draftCalls(props.calls));
  const read = readCalls(draft);
  const set = (next: Partial<CallDraft>): void => write({ ...draft, ...next });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if ("value" in read) props.onKeep(read.value);
      }}
    >
      <PromptLanguages
        languages={draft.promptLanguages}
        onChange={(promptLanguages) => set({ promptLanguages })}
      />
      <TextField
        label={t`Number that is shown to whoever is rung`}
        value={draft.aliasNumber}
        onChange={(aliasNumber) => set({ aliasNumber })}
        inputMode="tel"
        autoComplete="off"
        className="w-64"
      />
      <p className="max-w-prose text-small text-muted">
        {t`Left empty, the number is withheld. It must be one that your carrier lets you show, listed under a name that tells nothing. After every change here, and every change at the carrier, ring a telephone of your own and look at what it shows.`}
      </p>
      <TextField
        label={t`Short call, in seconds`}
        value={draft.shortAbandon}
        onChange={(shortAbandon) => set({ shortAbandon })}
        inputMode="decimal"
        autoComplete="off"
        className="w-40"
      />
      <p className="max-w-prose text-small text-muted">
        {t`Whoever hangs up sooner than this is counted apart from those who gave up waiting. 5 seconds is usual in the field.`}
      </p>
      {"problem" in read ? <p className="text-small text-danger">{problemWords(read.problem)}</p> : null}
      <div>
        <Button type="submit" tone="primary" isDisabled={"problem" in read} isPending={props.isBusy}>
          {t`Keep how calls are answered`}
        </Button>
      </div>
    </form>
  );
}

/** Which languages callers are greeted in, and in which order. */
function PromptLanguages(props: {
  readonly languages: readonly Language[];
  readonly onChange: (languages: readonly Language[]) => void;
}): ReactNode {
  const { languages } = props;
  const others = Language.options.filter((each) => !languages.includes(each));
  const change = (next: readonly Language[]): void => {
    props.onChange(next);
    const order = next.map(languageWords).join(", ");
    announce({
      kind: "prompt-languages",
      urgency: "polite",
      words: () => t`Greeted in this order: ${order}.`,
    });
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="text-small font-medium">{t`Callers are greeted in`}</legend>
      <ol className="flex flex-col gap-1">
        {[...languages, ...others].map((language, place) => {
          const name = languageWords(language);
          const isIn = languages.includes(language);
          return (
            <li key={language} className="flex flex-wrap items-center gap-3">
              <ToggleSwitch
                label={isIn ? t`${String(place + 1)}. ${name}` : name}
                isOn={isIn}
                onChange={(isOn) => change(withLanguage(languages, language, isOn))}
              />
              {isIn && place > 0 ? (
                <Button
                  size="small"
                  aria-label={t`Greet in ${name} earlier`}
                  onPress={() => change(earlier(languages, language))}
                >
                  {t`Earlier`}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ol>
      <p className="max-w-prose text-small text-muted">
        {t`One after another, so the first is heard soonest. Each says that the call is private and not recorded, and that whoever cannot speak can press 1.`}
      </p>
    </fieldset>
  );
}

function problemWords(problem: CallProblem): string {
  return {
    languages: t`Greet in one language at least.`,
    alias: t`Write the number with digits, and + before it where it has one, or leave it empty.`,
    short_abandon: t`A short call is a number of seconds, from 0 to 60.`,
  }[problem];
}
