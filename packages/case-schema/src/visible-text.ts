/**
 * Everything that shows nothing: white space, control characters such as NUL, and what only steers the text beside it,
 * such as zero-width and bidirectional marks, soft hyphens and fillers. An empty braille cell looks like a space.
 */
const SHOWS_NOTHING = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u{2800}\u{FFF9}-\u{FFFB}]*$/u;

/** Whether a text has anything in it that somebody could see. */
export function hasVisibleText(text: string): boolean {
  return !SHOWS_NOTHING.test(text);
}
