import { Language, WordLists } from "@holdfast/case-schema";
import { classify } from "@holdfast/queue-policy";
import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { languageWords } from "../text/domain-words.ts";
import { laneWords } from "../triage/triage-words.ts";
import { linesOf, listOf, readLines } from "./list-lines.ts";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingSection } from "./setting-section.tsx";
import { useSetting } from "./use-setting.ts";

/** The words that raise a lane, language by language. */
export function WordListsSection(): ReactNode {
  const state = useSetting("wordLists");
  return (
    <SettingSection id="word-lists" title={t`Word lists`} state={state}>
      <p className="max-w-prose text-small text-muted">
        {t`One entry a line: a lane from 0 to 6, then the words. Whole words count, whatever their case and accents. A list only raises a lane; people lower it.`}
      </p>
      <SettingEditors id="word-lists" state={state}>
        {(value) => (
          <Editor
            lists={WordLists.safeParse(value).data ?? []}
            isBusy={state.isBusy}
            onKeep={(next) => void state.keep(next)}
          />
        )}
      </SettingEditors>
    </SettingSection>
  );
}

interface EditorProps {
  readonly lists: WordLists;
  readonly isBusy: boolean;
  readonly onKeep: (lists: WordLists) => void;
}

function Editor({ lists, isBusy, onKeep }: EditorProps): ReactNode {
  const field = useId();
  const [texts, write] = useState<Readonly<Record<Language, string>>>(() => ({
    en: linesOf(listOf(lists, "en")),
    es: linesOf(listOf(lists, "es")),
    fr: linesOf(listOf(lists, "fr")),
  }));
  const read = Language.options.map((language) => ({
    language,
    ...readLines(listOf(lists, language), texts[language]),
  }));
  const written = read.flatMap((each) => (each.kind === "read" ? [each.list] : []));
  const shown = new Set(read.map(({ language }) => listOf(lists, language).id));
  // A second list of a language has no field here, and is not lost for that.
  const all = [...written, ...lists.filter(({ id }) => !shown.has(id))];
  return (
    <>
      {read.map((each) => {
        const { language } = each;
        const unclear = each.kind === "unclear" ? each.lines.join(", ") : null;
        return (
          <div key={language} className="flex flex-col gap-1">
            <label htmlFor={field + language} className="text-small font-medium">
              {languageWords(language)}
            </label>
            <textarea
              id={field + language}
              rows={8}
              autoComplete="off"
              spellCheck={false}
              aria-invalid={unclear !== null}
              aria-describedby={`${field}${language}wrong`}
              className="rounded-hf border border-control bg-surface px-3 py-2 text-ink"
              value={texts[language]}
              // A browser brings the caret into view, which is not the whole field.
              onFocus={({ currentTarget }) => currentTarget.scrollIntoView({ block: "nearest" })}
              onChange={({ target }) => write({ ...texts, [language]: target.value })}
            />
            <p id={`${field}${language}wrong`} className="text-small text-danger">
              {unclear === null
                ? ""
                : t`Not clear, line ${unclear}: begin with a lane from 0 to 6, then at least two letters.`}
            </p>
          </div>
        );
      })}
      <TrySentence lists={all} />
      <div>
        <Button
          tone="primary"
          isDisabled={written.length < read.length}
          isPending={isBusy}
          onPress={() => onKeep(all)}
        >
          {t`Keep these lists`}
        </Button>
      </div>
    </>
  );
}

/** What the lists as they are written now would find in a sentence. It stays in this field: nothing is sent or kept. */
function TrySentence({ lists }: { readonly lists: WordLists }): ReactNode {
  const [sentence, type] = useState("");
  const found = classify(sentence, lists);
  const entry =
    found === null ? null : lists.flatMap(({ entries }) => entries).find(({ id }) => id === found.entry);
  return (
    <div className="flex flex-col gap-1 rounded-lg border border-line bg-surface p-4">
      <TextField label={t`Try a sentence`} value={sentence} onChange={type} autoComplete="off" />
      <output className="min-h-6 text-small">
        {sentence === ""
          ? t`Nothing you try here is sent or kept.`
          : found === null
            ? t`No list finds anything in this.`
            : t`Raised to: ${laneWords(found.lane)}, by "${entry?.words ?? found.entry}" in ${found.list}.`}
      </output>
    </div>
  );
}
