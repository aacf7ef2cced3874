import { t } from "@lingui/core/macro";
import type { Choice, ChoiceName } from "./choices.ts";

type Words = { readonly [Name in ChoiceName]: Readonly<Record<Choice<Name>, string>> };

/** What each choice is called, in the reader's language. */
export function choiceWords(): Words {
  return {
    theme: { system: t`As this computer`, light: t`Light`, dark: t`Dark` },
    density: { comfortable: t`Comfortable`, default: t`Middle`, compact: t`Compact` },
    motion: { system: t`As this computer`, reduced: t`Less motion` },
    contrast: { system: t`As this computer`, more: t`More contrast` },
    speech: { all: t`Everything`, mine: t`What is mine`, urgent: t`Danger and calls only` },
    panes: { queue: t`Mostly the queue`, both: t`Queue and contact`, work: t`The contact alone` },
  };
}

/** What is chosen, as a heading over its choices. */
export function choiceTitle(name: ChoiceName): string {
  return {
    theme: t`Theme`,
    density: t`Rows`,
    motion: t`Motion`,
    contrast: t`Contrast`,
    speech: t`Said aloud`,
    panes: t`Room`,
  }[name];
}
