import { RadioChoice } from "@holdfast/ui/radio-choice";
import type { ReactNode } from "react";
import { prefer, preferences } from "../keys/preferences.ts";
import { useStore } from "../store/store.ts";
import { CHOICES, type ChoiceName } from "./choices.ts";
import { choiceTitle, choiceWords } from "./comfort-words.ts";

/** One thing that is chosen among a few; it holds at once. */
export function ChoiceRow({ name }: { readonly name: ChoiceName }): ReactNode {
  const words: Readonly<Record<string, string>> = choiceWords()[name];
  const ids: readonly string[] = CHOICES[name];
  return (
    <RadioChoice
      label={choiceTitle(name)}
      showsLabel
      choices={ids.map((id) => ({ id, label: words[id] ?? id }))}
      selected={useStore(preferences)[name]}
      onSelect={(id) => prefer({ [name]: id })}
    />
  );
}
