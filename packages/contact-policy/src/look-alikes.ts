/**
 * Letters that no accent can be taken from, or that look like another alphabet's, each with the plain letters it counts as.
 * Kept small on purpose: what is meant are keyboards and habits ("cœur", "coeur"), and letters nobody can tell apart.
 */
const PLAIN: readonly (readonly [string, string])[] = [
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["ł", "l"],
  ["đ", "d"],
  ["ð", "d"],
  ["þ", "th"],
  ["ı", "i"],
  ["ς", "σ"],
];

/** Cyrillic and Greek small letters that look Latin, and the Latin ones they look like, place by place. */
const ALIKE = {
  cyrillic: ["авекмнорстухіјѕһԁԛԝѵ", "abekmhopctyxijshdqwv"],
  greek: ["αβεηικνορτυχ", "abehiknoptux"],
} as const;

/** What each such letter counts as; every letter of the result is plain itself. */
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ...PLAIN,
  ...Object.values(ALIKE).flatMap(([odd, plain]) => {
    const plains = Array.from(plain);
    return Array.from(odd).map((letter, place): readonly [string, string] => [
      letter,
      plains[place] ?? letter,
    ]);
  }),
]);
