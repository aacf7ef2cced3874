const VOWELS = /[aeiouáéíóúü]+/g;
/** Each of these is the middle of a syllable of its own; a weak vowel beside one glides into it. */
const STRONG = /[aeoáéóíú]/g;

/** How many syllables a Spanish word has, by the rules of its spelling: diphthongs count once, an accented weak vowel parts them. */
export function spanishSyllables(word: string): number {
  const letters = word
    .toLowerCase()
    .replaceAll(/qu(?=[eéií])|gu(?=[eéií])/g, "g")
    .replace(/y$/, "i");
  const count = (letters.match(VOWELS) ?? []).reduce(
    (sum, run) => sum + Math.max(1, run.match(STRONG)?.length ?? 0),
    0,
  );
  return Math.max(1, count);
}
