/** Words as numbers, the rarest lowest and equally rare ones by their letters, so that nothing depends on what came first. */
export interface NumberedWords {
  /** For each list its distinct words, in ascending order. */
  readonly sets: readonly (readonly number[])[];
  /** The word of each number. */
  readonly words: readonly string[];
}

export function numberWords(lists: readonly (readonly string[])[]): NumberedWords {
  const counts = new Map<string, number>();
  const distinct = lists.map((list) => new Set(list));
  for (const set of distinct) for (const word of set) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts.keys()].toSorted(
    (one, other) => (counts.get(one) ?? 0) - (counts.get(other) ?? 0) || (one < other ? -1 : 1),
  );
  const numbers = new Map(words.map((word, number) => [word, number]));
  const sets = distinct.map((set) =>
    [...set].map((word) => numbers.get(word) ?? 0).toSorted((one, other) => one - other),
  );
  return { sets, words };
}
