import { Language } from "@holdfast/case-schema";
import { MenuButton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useLayoutEffect, useRef, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useStore } from "../store/store.ts";
import { LANGUAGE_NAMES, spoken, turnTo } from "../text/language.ts";
import { awaitFocus, mayTakeFocus } from "./awaited-focus.ts";
import { languageFor, picked, type LanguageChoice } from "./language-for.ts";

export interface LanguageMenuProps {
  readonly chosen: LanguageChoice;
  /** Called once the console speaks it. */
  readonly onChoose: (choice: LanguageChoice) => void;
}

/** Which language the console speaks; each stands under its own name. */
export function LanguageMenu({ chosen, onChoose }: LanguageMenuProps): ReactNode {
  const place = useRef<HTMLSpanElement>(null);
  const name = LANGUAGE_NAMES[useStore(spoken)];
  // The screen is drawn anew in another language, and the button that was pressed with it: the focus goes to the new one.
  useLayoutEffect(() => {
    if (mayTakeFocus()) return;
    awaitFocus(false);
    place.current?.querySelector("button")?.focus();
  }, []);

  async function choose(choice: LanguageChoice): Promise<void> {
    const language = languageFor(choice, "browser", navigator.languages);
    const before = spoken.get();
    awaitFocus(language !== before);
    if (await turnTo(language)) return onChoose(choice);
    awaitFocus(false);
    announce({
      kind: "language",
      urgency: "polite",
      words: () => t`This language could not be loaded. Try again.`,
    });
  }

  return (
    <span ref={place}>
      <MenuButton
        label={name}
        name={t`Language of the console: ${name}`}
        tone="quiet"
        size="small"
        choices={[
          { id: "browser", label: t`As this browser` },
          ...Language.options.map((each) => ({ id: each, label: LANGUAGE_NAMES[each], lang: each })),
        ]}
        selected={chosen}
        onChoose={(id) => void choose(id === "browser" ? id : Language.parse(id))}
      />
    </span>
  );
}

/** The same before anybody is known: what is picked holds on this page. */
export function LanguagePicker(): ReactNode {
  return <LanguageMenu chosen={useStore(picked)} onChoose={picked.set} />;
}
