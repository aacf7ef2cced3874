import { saidBefore } from "@holdfast/queue-policy";
import { introduction } from "./introduction.ts";

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
