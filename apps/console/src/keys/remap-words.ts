import { t } from "@lingui/core/macro";
import { chordWords, type Chord } from "./chord.ts";
import type { Remapped } from "./remap.ts";
import { commandTitle } from "./titles.ts";

/** Why a key was not given, in a sentence. */
export function refusalWords(
  refused: Exclude<Remapped, { kind: "set" }>,
  chord: Chord,
  isMac: boolean,
): string {
  const keys = chordWords(chord, isMac);
  if (refused.kind === "taken") {
    const other = commandTitle(refused.by);
    return t`${keys} already means “${other}”. Change that one first.`;
  }
  return {
    widget: t`${keys} moves in lists and fields, and stays with them.`,
    browser: t`${keys} belongs to the browser.`,
    typing: t`${keys} types a character on some keyboards.`,
  }[refused.because];
}
