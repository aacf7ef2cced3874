/**
 * Everything that shows nothing: white space, control characters such as NUL, and what only steers the text beside it,
 * such as zero-width and bidirectional marks, soft hyphens and fillers. An empty braille cell looks like a space.
 */
const SHOWS_NOTHING = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u{2800}\u{FFF9}-\u{FFFB}]*$/u;

/** Whether a text has anything in it that somebody could see. */
export function hasVisibleText(text: string): boolean {
  return !SHOWS_NOTHING.test(text);
}

/**
 * What no screen shows as what it is: halves of characters, control characters but for a line's end and a tab, and marks that
 * turn the direction of whatever stands beside them.
 */
const HIDES_SOMETHING = /[\p{Cs}\u{202A}-\u{202E}\u{2066}-\u{2069}]|[^\P{Cc}\n\r\t]/u;

/**
 * Whether the words of a setting can be kept and shown as they are written: something to see, nothing that a database
 * refuses, and nothing that rearranges the words beside them. What people write to us is never measured by this.
 */
export function isShownAsWritten(text: string): boolean {
  return hasVisibleText(text) && !HIDES_SOMETHING.test(text);
}

/**
 * The first character of a text that no screen shows as what it is, or that turns the words beside it, by its number as "U+202E";
 * `null` where there is none.
 */
export function hiddenCharacter(text: string): string | null {
  const found = HIDES_SOMETHING.exec(text)?.[0].codePointAt(0);
  return found === undefined ? null : `U+${found.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Whether words can stand as a name or a label: shown as written, on one line. */
export function isLabel(text: string): boolean {
  return isShownAsWritten(text) && !/[\n\r\t\u2028\u2029]/.test(text);
}

/** A text as an eye reads it: letters in their plain form, without what shows nothing between them. */
export function asRead(text: string): string {
  return text.normalize("NFKC").replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "");
}
