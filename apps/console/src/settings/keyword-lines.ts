import { KeywordKind, KeywordList, type KeywordLists, type Language } from "@holdfast/case-schema";

/** A list as it is edited: one word a line, kind by kind. */
export type KeywordLines = Readonly<Record<KeywordKind, string>>;

/** What lines say: the list, or which lines of which kind are no words, numbered from 1. */
export type ReadKeywords =
  | { readonly kind: "read"; readonly list: KeywordList }
  | {
      readonly kind: "unclear";
      readonly lines: Readonly<Partial<Record<KeywordKind, readonly number[]>>>;
    };

/** A language's list as lines; empty ones where it has none. */
export function keywordLines(lists: KeywordLists, language: Language): KeywordLines {
  const list = lists.find((each) => each.language === language);
  const lines = (kind: KeywordKind): string => (list?.[kind] ?? []).join("\n");
  return { opt_out: lines("opt_out"), opt_in: lines("opt_in"), help: lines("help"), yes: lines("yes") };
}

/** Reads what was written for a language. Empty lines say nothing. */
export function readKeywords(language: Language, lines: KeywordLines): ReadKeywords {
  const wrong = KeywordKind.options.flatMap((kind) => {
    const unclear = lines[kind]
      .split("\n")
      .flatMap((line, index) => (line.trim() === "" || isWord(kind, line) ? [] : [index + 1]));
    return unclear.length === 0 ? [] : [[kind, unclear] as const];
  });
  if (wrong.length > 0) return { kind: "unclear", lines: Object.fromEntries(wrong) };
  const wordsOf = (kind: KeywordKind): string[] =>
    lines[kind].split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  return {
    kind: "read",
    list: {
      language,
      opt_out: wordsOf("opt_out"),
      opt_in: wordsOf("opt_in"),
      help: wordsOf("help"),
      yes: wordsOf("yes"),
    },
  };
}

function isWord(kind: KeywordKind, line: string): boolean {
  return KeywordList.shape[kind].safeParse([line]).success;
}
