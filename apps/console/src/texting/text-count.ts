import { alphabetSwitch, segmentsOf } from "@holdfast/sms-text";
import { plural, t } from "@lingui/core/macro";
import { characterWords } from "./character-words.ts";

/** How many texts, in words: what a person pays and a phone puts together again. */
export function textsWords(texts: number): string {
  return t`${plural(texts, { one: "# text", other: "# texts" })}`;
}

/**
 * What words fill of the texts that carry them: "62/160 - 1 text", and "45/70 - 1 text, because of “á”" where a character
 * halves the room. Empty for no words.
 */
export function countWords(text: string): string {
  const { units, segments, left } = segmentsOf(text);
  if (segments === 0) return "";
  const [used, room, texts] = [String(units), String(units + left), textsWords(segments)];
  const wide = alphabetSwitch(text);
  if (wide === null) return t`${used}/${room} - ${texts}`;
  const character = characterWords(wide.character);
  return t`${used}/${room} - ${texts}, less room because of ${character}`;
}
