import { KeywordKind, type Keywords, type Language } from "@holdfast/case-schema";
import { piecesOf } from "./plain-form.ts";

/** Longer than every keyword with all that is seen around it. A long text is a message. */
const LENGTH_MAX = 60;
const UNSEEN = /[\s\p{Cc}\p{Cf}]+/gu;

/** What a message that is one keyword says, by which edition and language of the lists. Nothing of the message. */
export interface KeywordHeard {
  readonly kind: KeywordKind;
  readonly language: Language;
  readonly version: number;
}

const read = new WeakMap<Keywords, ReadonlyMap<string, KeywordHeard>>();

/**
 * What a message says that is a keyword and nothing else, whatever its case, accents, marks and pictures (CP61); `null` for
 * every other. A word inside a sentence means what the sentence means.
 */
export function keywordOf(text: string, keywords: Keywords): KeywordHeard | null {
  // What nobody sees makes no message of it: a screen full of empty lines after STOP is still STOP.
  if (text.replaceAll(UNSEEN, "").length > LENGTH_MAX) return null;
  const known = read.get(keywords) ?? readKeywords(keywords);
  return known.get(keyOf(text)) ?? null;
}

/** Words that stand under more than one kind, so that a list can be refused before it is kept (CP60). */
export function keywordsThatClash(keywords: Keywords): readonly string[] {
  const kinds = new Map<string, Set<KeywordKind>>();
  for (const { kind, key } of entriesOf(keywords)) kinds.set(key, (kinds.get(key) ?? new Set()).add(kind));
  return [...kinds].filter(([, found]) => found.size > 1).map(([key]) => key);
}

/** Every keyword as it is written, so that none can be taken for a code word (CP42). */
export function keywordTexts(keywords: Keywords): readonly string[] {
  return keywords.lists.flatMap((list) => KeywordKind.options.flatMap((kind) => list[kind]));
}

function readKeywords(keywords: Keywords): ReadonlyMap<string, KeywordHeard> {
  const known = new Map<string, KeywordHeard>();
  // A word that somebody put under two kinds counts as the graver one: what is kept should not depend on the order.
  for (const { kind, language, key } of entriesOf(keywords))
    if (!known.has(key)) known.set(key, { kind, language, version: keywords.version });
  read.set(keywords, known);
  return known;
}

function entriesOf({
  lists,
}: Keywords): readonly { readonly kind: KeywordKind; readonly language: Language; readonly key: string }[] {
  return KeywordKind.options.flatMap((kind) =>
    lists.flatMap((list) => list[kind].map((word) => ({ kind, language: list.language, key: keyOf(word) }))),
  );
}

/** The letters and digits of a text in plain form: "Opt-out!" is `optout`, and so is "opt out 🛑". */
function keyOf(text: string): string {
  return piecesOf(text)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
    .join("");
}
