/** Shorter words are everybody's. */
const OWN_WORD_MIN = 6;

/** A text and each of its longer words by itself: a log may cut a text short, and still tell what it was about. */
export function piecesOf(text: string): readonly string[] {
  const words = text.match(/\p{L}+/gu) ?? [];
  return [...new Set([text, ...words.filter((word) => word.length >= OWN_WORD_MIN)])];
}
