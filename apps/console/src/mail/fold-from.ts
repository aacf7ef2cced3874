import { saidBefore } from "@holdfast/queue-policy";

/** Lines above what is quoted, such as "On Monday Info wrote:", that may stand between it and its beginning. */
const WROTE_LINES_MAX = 3;
/** Lines of a head such as "From: …", with the row of dashes above it. */
const HEAD_LINES_MAX = 8;
const HEAD_LINE = /^\s*(?:[-_]{2}.*|\p{L}[\p{L} ]{0,20}\s?:.*)$/u;

/**
 * From where on the words of a mail are folded: those that it quotes, if each of their lines says only what `before` says,
 * which stands in this conversation already. `null` where anything else stands there (an answer between or below, what is
 * passed on, another's words), and where nothing would stay open.
 */
export function foldFrom(text: string, quotedFrom: number | null, before: readonly string[]): number | null {
  if (quotedFrom === null || text.slice(0, quotedFrom).trim() === "") return null;
  const lines = text.slice(quotedFrom).split("\n");
  const isKnown = saidBefore(before);
  return lines.slice(introduction(lines)).every(isKnown) ? quotedFrom : null;
}

/** How many lines only say whose words follow. */
function introduction(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.startsWith(">"));
  if (first >= 0 && first <= WROTE_LINES_MAX) return first;
  const end = lines.slice(0, HEAD_LINES_MAX).findIndex((line) => !HEAD_LINE.test(line));
  return end < 0 ? Math.min(lines.length, HEAD_LINES_MAX) : end;
}
