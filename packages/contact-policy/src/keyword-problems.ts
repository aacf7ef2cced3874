import { DEFAULT_KEYWORDS, type KeywordList, type KeywordLists } from "@holdfast/case-schema";
import { keywordOf, keywordsThatClash } from "./keyword-of.ts";

/** Why lists cannot be kept: a word that says two things, or one that always has to say what it says everywhere. */
export interface KeywordProblem {
  readonly kind: "says_two_things" | "missing";
  readonly word: string;
}

/** What nobody may give another meaning: a call for a person, and an answer to whether somebody is safe. */
const FIXED = DEFAULT_KEYWORDS.lists.map((list): KeywordList => ({ ...list, opt_out: [], opt_in: [] }));
/** The way out and the way back, which carriers and providers tell everybody of. */
const NEEDED = [
  ["STOP", "opt_out"],
  ["START", "opt_in"],
] as const;

/**
 * Why these lists cannot be a hotline's; nothing when they can (CP60). A word that says two things is named as it is written
 * there, and so is one that would take HELP from whoever calls for a person, or make YES a wish to be written to.
 */
export function keywordProblems(lists: KeywordLists): readonly KeywordProblem[] {
  const clash = new Set(keywordsThatClash({ version: 0, lists: [...lists, ...FIXED] }));
  const clashing = { version: 0, lists: [{ ...NOTHING, help: [...clash] }] };
  const written = lists.flatMap(({ opt_out, opt_in, help, yes }) => [...opt_out, ...opt_in, ...help, ...yes]);
  const named = written.filter((word) => keywordOf(word, clashing) !== null);
  const missing = NEEDED.filter(([word, kind]) => keywordOf(word, { version: 0, lists })?.kind !== kind);
  return [
    ...[...new Set(named)].map((word) => ({ kind: "says_two_things", word }) as const),
    ...missing.map(([word]) => ({ kind: "missing", word }) as const),
  ];
}

const NOTHING: KeywordList = { language: "en", opt_out: [], opt_in: [], help: [], yes: [] };
