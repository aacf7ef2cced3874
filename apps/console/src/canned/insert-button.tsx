import type { CannedText } from "@holdfast/case-schema";
import { MenuButton } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useEffect, useRef, type ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { languageWords } from "../text/domain-words.ts";
import { spoken } from "../text/language.ts";
import { canned, learnCanned } from "./canned.ts";
import { fitting } from "./fitting.ts";

/** The canned texts that fit this contact. */
export function useFitting(row: Pick<QueueRow, "medium" | "language">): readonly CannedText[] {
  useEffect(() => void learnCanned(), []);
  return fitting(useStore(canned), row.medium, row.language, useStore(spoken));
}

export interface InsertButtonProps {
  readonly texts: readonly CannedText[];
  /** Puts it where one writes. */
  readonly onInsert: (words: string) => void;
  /** Gives the focus to where one writes, once the menu is gone. */
  readonly onInserted: () => void;
}

/** Chooses a canned text to put where one writes. It leaves when its writer sends it, and not before. */
export function InsertButton({ texts, onInsert, onInserted }: InsertButtonProps): ReactNode {
  const isInserted = useRef(false);
  return (
    <span
      id="composer-insert"
      onFocus={(event) => {
        // The menu gives the focus back to its button as it goes; what was inserted is to be read and gone on with.
        if (!isInserted.current || !event.currentTarget.contains(event.target)) return;
        isInserted.current = false;
        onInserted();
      }}
    >
      <MenuButton
        label={t`Insert`}
        name={t`Insert a canned text`}
        choices={texts.map(({ id, name, language }) => ({
          id,
          label: name,
          detail: languageWords(language),
        }))}
        onChoose={(id) => {
          const chosen = texts.find((text) => text.id === id);
          if (chosen === undefined) return;
          isInserted.current = true;
          onInsert(chosen.words);
        }}
      />
    </span>
  );
}

/** Opens the list of canned texts, as pressing its button does. */
export function openInsert(): void {
  const button = document.querySelector<HTMLElement>("#composer-insert button");
  button?.focus();
  button?.click();
}
