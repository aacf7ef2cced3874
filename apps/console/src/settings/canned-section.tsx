import { CannedTexts } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { cannedProblems, newText } from "./canned-drafts.ts";
import { CannedFields } from "./canned-fields.tsx";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingSection } from "./setting-section.tsx";
import { useSetting } from "./use-setting.ts";

/** Words that advocates can put where they write, by language and way of writing. */
export function CannedSection(): ReactNode {
  const state = useSetting("cannedTexts");
  return (
    <SettingSection id="canned-texts" title={t`Canned texts`} state={state}>
      <p className="max-w-prose text-small text-muted">
        {t`Put where one writes by Insert or its key. None is ever sent by itself. Texts of one short name are the same thing in other languages.`}
      </p>
      <SettingEditors id="canned-texts" state={state}>
        {(value) => {
          const texts = CannedTexts.safeParse(value).data;
          return texts === undefined ? null : (
            <Editor texts={texts} isBusy={state.isBusy} onKeep={(next) => void state.keep(next)} />
          );
        }}
      </SettingEditors>
    </SettingSection>
  );
}

function Editor(props: {
  readonly texts: CannedTexts;
  readonly isBusy: boolean;
  readonly onKeep: (texts: CannedTexts) => void;
}): ReactNode {
  const [texts, write] = useState(props.texts);
  const problems = cannedProblems(texts);
  return (
    <>
      <ul className="flex flex-col gap-3">
        {texts.map((text) => (
          <li key={text.id}>
            <CannedFields
              text={text}
              problem={problems.get(text.id) ?? null}
              onChange={(next) => write(texts.map((each) => (each.id === text.id ? next : each)))}
              onRemove={() => {
                write(texts.filter(({ id }) => id !== text.id));
                // Its button is gone with it.
                document.querySelector<HTMLElement>("#canned-texts")?.focus();
              }}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button onPress={() => write([...texts, newText(texts)])}>{t`Add a text`}</Button>
        <Button
          tone="primary"
          isDisabled={problems.size > 0}
          isPending={props.isBusy}
          onPress={() => props.onKeep(texts)}
        >
          {t`Keep these texts`}
        </Button>
      </div>
    </>
  );
}
