import { startDisjointSets } from "./disjoint-sets.ts";
import { joinSimilar } from "./similar-sets.ts";

/** What is compared of a contact. None of it is words that anybody could read, where the caller keys them. */
export interface Retold {
  /** What they say they have it from, a link or a post, as a keyed hash; `null` when they name none. */
  readonly source: string | null;
  /** The place that it is about, as a keyed hash; `null` when they name none. */
  readonly place: string | null;
  /** The distinct words of it, normalised and keyed; those that every text has left out. */
  readonly words: readonly string[];
}

/**
 * How alike the words of two are that tell the same, as the share of all their words that both have. Who names neither source nor
 * place has to say it in nearly the same words, as forwarded texts do; a source or a place in common makes up for some
 * of that, and both for more. The team's own figures: half of the words in common is what is left when somebody retells a
 * short text and keeps who, what and where.
 */
export const ALIKE = Object.freeze({ words: 0.7, wordsAndOne: 0.5, wordsAndBoth: 0.3 });

/** Words below which a text says too little to be like another by its words alone: "please help me" is nobody's rumour. */
export const WORDS_NEEDED = 5;

/** Who tells the same, by their places in `told`: joined by pairs that are alike enough (Q80). In ascending order. */
export function joinAlike(
  told: readonly Retold[],
  wordSets: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const { join, headOf, sets } = startDisjointSets(told.length);
  const within = (places: readonly number[], threshold: number): void => {
    joinSimilar(
      places.map((place) => wordSets[place] ?? []),
      threshold,
      {
        headOf: (place) => headOf(places[place] ?? 0),
        join: (one, other) => join(places[one] ?? 0, places[other] ?? 0),
      },
    );
  };
  const all = told.map((_one, place) => place);
  const enough = all.filter((place) => (wordSets[place]?.length ?? 0) >= WORDS_NEEDED);
  within(enough, ALIKE.words);
  for (const places of groupsBy(enough, (place) => told[place]?.place ?? null))
    within(places, ALIKE.wordsAndOne);
  for (const places of groupsBy(all, (place) => told[place]?.source ?? null)) {
    within(places, ALIKE.wordsAndOne);
    for (const both of groupsBy(places, (place) => told[place]?.place ?? null))
      within(both, ALIKE.wordsAndBoth);
  }
  return sets();
}

function groupsBy(
  places: readonly number[],
  keyOf: (place: number) => string | null,
): Iterable<readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const place of places) {
    const key = keyOf(place);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [place]);
    else group.push(place);
  }
  return groups.values();
}
