import { searchWords } from "@holdfast/case-schema";
import type { Keyring } from "../keyring/keyring.ts";
import { integerArray } from "../sql/binary-array.ts";
import type { Inside } from "../store/inside.ts";

/** Whose words: those of contacts and of cases have nothing in common, so that neither tells of the other. */
export type WordPurpose = "contact_word" | "case_word";

/** The words of a text as they are kept: four bytes of a keyed hash each, every one once (DB466). Without the key nobody makes one. */
export function wordTokens(keyring: Keyring, purpose: WordPurpose, text: string): readonly number[] {
  return [...new Set(searchWords(text).map((word) => keyring.hash(purpose, word).readInt32BE(0)))];
}

/** Those of a contact, as the column takes them. */
export function contactTokens({ keyring }: Pick<Inside, "keyring">, text: string): Buffer {
  return integerArray(wordTokens(keyring, "contact_word", text));
}
