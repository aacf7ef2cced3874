import { KeywordKind, KeywordLists, Language } from "@holdfast/case-schema";
import { keywordProblems } from "@holdfast/contact-policy";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { languageWords } from "../text/domain-words.ts";
import { KeywordField } from "./keyword-field.tsx";
import { keywordLines, readKeywords, type KeywordLines } from "./keyword-lines.ts";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingSection } from "./setting-section.tsx";
import { TryMessage } from "./try-message.tsx";
import { useSetting } from "./use-setting.ts";

/** The words that stand alone and say something, language by language. */
export function KeywordsSection(): ReactNode {
  const state = useSetting("keywords");
  return (
    <SettingSection id="keywords" title={t`Words that stand alone`} state={state}>
      <p className="max-w-prose text-small text-muted">
        {t`One a line. A message that is such a word and nothing else says what it says here, whatever its case, accents and marks, and whatever language it is in. Nothing is ever answered by itself: whoever calls for help reaches an advocate, and an opt-out is not confirmed.`}
      </p>
      <SettingEditors id="keywords" state={state}>
        {(value) => {
          const lists = KeywordLists.safeParse(value).data;
          return lists === undefined ? null : (
            <Editor lists={lists} isBusy={state.isBusy} onKeep={(next) => void state.keep(next)} />
          );
        }}
      </SettingEditors>
    </SettingSection>
  );
}

interface EditorProps {
  readonly lists: KeywordLists;
  readonly isBusy: boolean;
  readonly onKeep: (lists: KeywordLists) => void;
}

function Editor({ lists, isBusy, onKeep }: EditorProps): ReactNode {
  const [texts, write] = useState<Readonly<Record<Language, KeywordLines>>>(() => ({
    en: keywordLines(lists, "en"),
    es: keywordLines(lists, "es"),
    fr: keywordLines(lists, "fr"),
  }));
  const read = Language.options.map((language) => ({ language, ...readKeywords(language, texts[language]) }));
  const all = read.flatMap((each) => (each.kind === "read" ? [each.list] : []));
  const isClear = all.length === read.length;
  const wrong = isClear ? problemWords(all) : [];
  return (
    <>
      {read.map((each) => (
        <fieldset key={each.language} className="flex flex-col gap-2">
          <legend className="pb-1 font-medium">{languageWords(each.language)}</legend>
          <div className="grid gap-3 sm:grid-cols-2">
            {KeywordKind.options.map((kind) => (
              <KeywordField
                key={kind}
                kind={kind}
                language={each.language}
                text={texts[each.language][kind]}
                unclear={each.kind === "unclear" ? (each.lines[kind] ?? []) : []}
                onChange={(text) =>
                  write({ ...texts, [each.language]: { ...texts[each.language], [kind]: text } })
                }
              />
            ))}
          </div>
        </fieldset>
      ))}
      <ul className="text-small text-danger">
        {wrong.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <TryMessage lists={all} />
      <div>
        <Button
          tone="primary"
          isDisabled={!isClear || wrong.length > 0}
          isPending={isBusy}
          onPress={() => onKeep(all)}
        >
          {t`Keep these words`}
        </Button>
      </div>
    </>
  );
}

function problemWords(lists: KeywordLists): readonly string[] {
  return keywordProblems(lists).map(({ kind, word }) =>
    kind === "missing"
      ? t`${word} always has to be there, under what it says everywhere.`
      : t`${word} says another thing elsewhere, or everywhere.`,
  );
}
