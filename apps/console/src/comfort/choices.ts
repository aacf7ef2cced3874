import type { Preferences } from "@holdfast/case-schema";

/** What is chosen among a few, with the choices in the order in which they are offered. */
export const CHOICES = {
  theme: ["system", "light", "dark"],
  density: ["comfortable", "default", "compact"],
  motion: ["system", "reduced"],
  contrast: ["system", "more"],
  speech: ["all", "mine", "urgent"],
  panes: ["queue", "both", "work"],
} as const satisfies { readonly [Name in keyof Preferences]?: readonly Preferences[Name][] };

export type ChoiceName = keyof typeof CHOICES;
export type Choice<Name extends ChoiceName> = (typeof CHOICES)[Name][number];

/** The choice after this one, around the end. */
export function nextChoice<Id>(choices: readonly Id[], now: Id): Id {
  return choices[(choices.indexOf(now) + 1) % choices.length] ?? now;
}

/** Sizes of text that are offered, in percent of the browser's own. */
export const TEXT_PERCENTS: readonly number[] = [100, 110, 125, 150, 175, 200];

/** The next size up or down from whatever holds now; `null` at the end. */
export function nextTextPercent(now: number, step: 1 | -1): number | null {
  const further =
    step === 1 ? TEXT_PERCENTS.find((each) => each > now) : TEXT_PERCENTS.findLast((each) => each < now);
  return further ?? null;
}
