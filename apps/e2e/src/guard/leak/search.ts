import { formsOf } from "./forms.ts";

/** A word that stands in bytes where it may not. */
export interface Found {
  readonly word: string;
  readonly how: string;
  readonly at: number;
}

/** Tells every word that stands in some bytes, each form of it once. */
export type Search = (bytes: Uint8Array) => readonly Found[];

interface Needle {
  readonly word: string;
  readonly how: string;
  readonly folded: Uint8Array;
}

/** Small letters for large ones, as whoever searches a log would have it; every other byte is itself. */
const FOLD = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte,
);
const fold = (byte: number | undefined): number => FOLD[byte ?? 0] ?? 0;

/** Makes a search for these words in every form that `formsOf` knows. Pure: it reads nothing but what it is given. */
export function searchFor(words: readonly string[]): Search {
  const needles = [...new Set(words)].flatMap(needlesOf);
  // One pass whatever the number of needles: hardly any place in a file begins like one of them.
  const byBeginning = new Map<number, Needle[]>();
  const mayBegin = new Uint8Array(0x10000);
  for (const needle of needles) {
    const beginning = beginningOf(needle.folded, 0);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), needle]);
    mayBegin[beginning] = 1;
  }
  return (bytes) => {
    const found = new Map<Needle, Found>();
    const last = bytes.length - 1;
    for (let at = 0; at < last; at += 1) {
      const beginning = beginningOf(bytes, at);
      if (mayBegin[beginning] === 0) continue;
      for (const needle of byBeginning.get(beginning) ?? [])
        if (!found.has(needle) && standsAt(needle.folded, bytes, at))
          found.set(needle, { word: needle.word, how: needle.how, at });
    }
    return [...found.values()];
  };
}

/** What looks the same once it is folded is searched for once, under its simplest name. */
function needlesOf(word: string): readonly Needle[] {
  const distinct = new Map<string, Needle>();
  for (const { how, bytes } of formsOf(word)) {
    const folded = Buffer.from(bytes.map(fold));
    const key = folded.toString("latin1");
    if (!distinct.has(key)) distinct.set(key, { word, how, folded });
  }
  return [...distinct.values()];
}

function beginningOf(bytes: Uint8Array, at: number): number {
  return (fold(bytes[at]) << 8) | fold(bytes[at + 1]);
}

function standsAt(folded: Uint8Array, bytes: Uint8Array, at: number): boolean {
  if (at + folded.length > bytes.length) return false;
  for (let nth = 2; nth < folded.length; nth += 1) if (folded[nth] !== fold(bytes[at + nth])) return false;
  return true;
}
