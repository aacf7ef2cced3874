import { wordsOf } from "./words-of.ts";

interface Said {
  readonly text: string;
  /** Its words, with a space on both sides of each. */
  readonly padded: string;
  /** Up to where its words have been found again. */
  from: number;
}

/**
 * Tells of one line after another whether it only says again what was said before (Q17): whether its words stand in a row in
 * one of `before`, behind those that an earlier line had. So each word that was said accounts for one that is quoted, and no
 * more. `before` is looked through in its order; the newest first is the quickest.
 */
export function saidBefore(before: readonly string[]): (line: string) => boolean {
  const said: Said[] = [];
  const at = (index: number, text: string): Said =>
    (said[index] ??= { text, padded: ` ${wordsOf(text).join(" ")} `, from: 0 });
  return (line) => {
    const words = wordsOf(line);
    const bare = line.replace(/^[>\s]+/u, "").trimEnd();
    // What has no words, such as a row of dashes or one small picture, has to stand there as it is.
    if (words.length === 0) return bare === "" || before.some((text) => text.includes(bare));
    const padded = ` ${words.join(" ")} `;
    for (const [index, text] of before.entries()) {
      const one = at(index, text);
      const found = one.padded.indexOf(padded, one.from);
      if (found < 0) continue;
      one.from = found + padded.length - 1;
      return true;
    }
    return false;
  };
}

/** A text of which a part is quoted. */
export interface Quoting {
  readonly text: string;
  /** Where earlier words begin; `null` when nowhere, or when others stand between them. */
  readonly quotedFrom: number | null;
}

/**
 * The text without those quoted lines that only say again what `ours` says (Q17). Every other line stays, quoted or not. A
 * line is quoted when it begins with `>` or stands behind `quotedFrom`.
 */
export function withoutOurWords(quoting: Quoting, ours: readonly string[]): string {
  const isOurs = saidBefore(ours);
  return keptLines(quoting, (line) => !isOurs(line));
}

/** The text without any quoted line: what can be judged without knowing who said those first. */
export function withoutQuotedLines(quoting: Quoting): string {
  return keptLines(quoting, () => false);
}

function keptLines({ text, quotedFrom }: Quoting, keeps: (quotedLine: string) => boolean): string {
  let offset = 0;
  const kept = text.split("\n").map((line) => {
    const isQuoted = /^\s*>/u.test(line) || (quotedFrom !== null && offset >= quotedFrom);
    offset += line.length + 1;
    return !isQuoted || keeps(line) ? line : "";
  });
  return kept.join("\n");
}
