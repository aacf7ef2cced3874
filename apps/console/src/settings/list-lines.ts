import { Lane, laneNumber, WordList, type Language, type WordLists } from "@holdfast/case-schema";
import { lineName, untaken } from "./line-name.ts";

/** Room is left for a number behind it. */
const NAME_MAX = 36;

/** A list as lines to be edited, a lane's number and the words: "1 won't let me leave". */
export function linesOf(list: WordList): string {
  return list.entries.map(({ words, lane }) => `${String(laneNumber(lane))} ${words}`).join("\n");
}

/** What lines say: the entries, or the numbers of the lines that say nothing clear, from 1. */
export type ReadLines =
  | { readonly kind: "read"; readonly list: WordList }
  | { readonly kind: "unclear"; readonly lines: readonly number[] };

/** Reads a list's lines. An entry that was there before keeps its name, so that old reasons still find it. */
export function readLines(before: WordList, text: string): ReadLines {
  const names = new Map(before.entries.map(({ id, words }) => [words, id]));
  const taken = new Set<string>();
  const unclear: number[] = [];
  const entries = text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    const [, digit = "", words = ""] = /^\s*([0-6])\s+(.*\S)\s*$/.exec(line) ?? [];
    const id = untaken(names.get(words) ?? lineName(words, NAME_MAX, "entry"), taken, NAME_MAX);
    const entry = { id, words, lane: Lane.options[Number(digit)] };
    const parsed = WordList.shape.entries.safeParse([entry]);
    if (digit === "" || !parsed.success) {
      unclear.push(index + 1);
      return [];
    }
    return parsed.data;
  });
  return unclear.length > 0
    ? { kind: "unclear", lines: unclear }
    : { kind: "read", list: { ...before, entries } };
}

/** The list of a language, or an empty one. */
export function listOf(lists: WordLists, language: Language): WordList {
  return (
    lists.find((list) => list.language === language) ?? { id: `danger-${language}`, language, entries: [] }
  );
}
