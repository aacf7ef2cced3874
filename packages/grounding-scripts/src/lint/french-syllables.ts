const VOWELS = /[aeiouyàâäéèêëîïôöùûüœæ]+/g;
/** Between two vowels `y` is heard as a consonant: vo-yez. */
const GLIDING_Y = /(?<=[aeiouàâéèêîôùû])y(?=[aeiouàâéèêîôùû])/g;
/** An accented vowel that another one follows is heard by itself: ré-a-gir. */
const HIATUS = /é(?=[aeiouyàâéèêîôùû])|ï/g;
/** Not heard at a word's end; nor is the `u` that only hardens the letter before it. */
const MUTE_END = /(?<=[a-zàâäéèêëîïôöùûüœæ])e(?:s)?$/;

/** About how many syllables of a French word are heard: a mute `e` at its end is not one. */
export function frenchSyllables(word: string): number {
  // "d'une" is heard, and was counted by the formula's authors, as one word.
  const letters = word.toLowerCase().replaceAll(/[’']/g, "").replaceAll(GLIDING_Y, "j");
  const heard = letters.replace(MUTE_END, "").replace(/(?<=[gq])u$/, "");
  const runs = heard.match(VOWELS) ?? [];
  const count = runs.reduce((sum, run) => sum + 1 + partedIn(run), 0);
  return Math.max(1, count);
}

function partedIn(run: string): number {
  const parted = [...run.matchAll(HIATUS)].filter(
    ({ index }) => run.length > 1 && (index > 0 || run[0] === "é"),
  );
  return parted.length;
}
