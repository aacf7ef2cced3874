/** With fewer words nobody has said why (A86). */
export const WHY_WORDS_LEAST = 3;
/** Longer text is refused, never cut. UTF-16 code units. */
export const WHY_LENGTH_MOST = 2_000;

/** Whether a text says why somebody opened a case in an emergency, or what was found of it; and if not, what it lacks. */
export function saysWhy(text: string): "yes" | "too_few" | "too_long" {
  if (text.length > WHY_LENGTH_MOST) return "too_long";
  return wordsIn(text) < WHY_WORDS_LEAST ? "too_few" : "yes";
}

/** As the language divides it: some are written without a space between two words. */
function wordsIn(text: string): number {
  const segments = new Intl.Segmenter(undefined, { granularity: "word" }).segment(text);
  return [...segments].filter(({ isWordLike }) => isWordLike === true).length;
}
