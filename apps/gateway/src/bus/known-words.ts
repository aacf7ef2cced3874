import type { VolatileWord } from "./volatile-word.ts";

/** How many are remembered: of as many people who have a contact open at once. */
export const WORDS_KNOWN_MOST = 2_000;

/**
 * Reads words as `read` does, and remembers what was said of who is where: the same is said of whoever stays every three seconds
 * (PRESENT_EVERY_MS), and looking at it again costs more than passing it on. What a draft is at is said once. A word must never be changed.
 */
export function knownWords(
  read: (text: string) => VolatileWord | null,
  most = WORDS_KNOWN_MOST,
): (text: string) => VolatileWord | null {
  const known = new Map<string, VolatileWord>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const word = read(text);
    if (word?.kind !== "presence") return word;
    const [oldest] = known.size < most ? [] : known.keys();
    if (oldest !== undefined) known.delete(oldest);
    known.set(text, word);
    return word;
  };
}
