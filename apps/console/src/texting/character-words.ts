import { t } from "@lingui/core/macro";

/** What shows nothing or only room: it has a name, not a look. */
const HIDDEN = /^[\p{Z}\p{C}\p{M}\u00AD]*$/u;

/** A character as somebody recognises it in a sentence about it: as it is in quotes, or by what it does. */
export function characterWords(character: string): string {
  if (character === "\t") return t`a tab`;
  if (/^\p{Zs}$/u.test(character)) return t`a special space`;
  if (HIDDEN.test(character)) return t`a hidden character`;
  return t`“${character}”`;
}
