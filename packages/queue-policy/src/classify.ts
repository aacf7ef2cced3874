import { laneNumber, type Lane, type WordLists } from "@holdfast/case-schema";
import { wordsOf } from "./words-of.ts";

/** What a text holds of the lists: to which lane, by which entry of which list. Nothing of the text itself. */
export interface Classified {
  readonly lane: Lane;
  readonly list: string;
  readonly entry: string;
}

interface Phrase extends Classified {
  /** The words in a row, each with a space on both sides of it. */
  readonly padded: string;
}

/** Lists are kept for as long as somebody holds them, and read once. */
const read = new WeakMap<WordLists, ReadonlyMap<string, readonly Phrase[]>>();

/**
 * The most pressing lane that the lists find in a text, or `null`. Whole words only, whatever their case and accents
 * (Q12); of two entries of one lane the earlier one is named, so that the answer is always the same.
 */
export function classify(text: string, lists: WordLists): Classified | null {
  const phrases = read.get(lists) ?? readLists(lists);
  const words = wordsOf(text);
  const padded = ` ${words.join(" ")} `;
  let found: Phrase | null = null;
  for (const word of new Set(words))
    for (const phrase of phrases.get(word) ?? [])
      if (padded.includes(phrase.padded) && (found === null || isBefore(phrase, found, lists)))
        found = phrase;
  return found === null ? null : { lane: found.lane, list: found.list, entry: found.entry };
}

function readLists(lists: WordLists): ReadonlyMap<string, readonly Phrase[]> {
  const phrases = lists.flatMap(({ id, entries }) =>
    entries.map(({ id: entry, words, lane }) => ({
      lane,
      list: id,
      entry,
      padded: ` ${wordsOf(words).join(" ")} `,
    })),
  );
  const byFirst = Map.groupBy(phrases, ({ padded }) => padded.split(" ")[1] ?? "");
  read.set(lists, byFirst);
  return byFirst;
}

function isBefore(one: Phrase, other: Phrase, lists: WordLists): boolean {
  const lanes = laneNumber(one.lane) - laneNumber(other.lane);
  return lanes === 0 ? placeOf(one, lists) < placeOf(other, lists) : lanes < 0;
}

function placeOf({ list, entry }: Phrase, lists: WordLists): number {
  const index = lists.findIndex(({ id }) => id === list);
  return index * 1_000 + (lists[index]?.entries.findIndex(({ id }) => id === entry) ?? 0);
}
