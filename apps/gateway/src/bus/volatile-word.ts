import { DraftNotice, Presence } from "@holdfast/wire";
import { TOGETHER_MAX } from "./said-together.ts";

/**
 * All that crosses a bus beside wake-ups: who has which contact open, and that a draft was changed. Ids, enumerations, numbers and the
 * names of colleagues: never a word or an address of anybody (W39).
 */
export type VolatileWord =
  | { readonly kind: "presence"; readonly presence: Presence }
  | { readonly kind: "draft"; readonly notice: DraftNotice };

/** Longest word that is taken from another gateway: many times the longest that one of ours says. */
const WORD_BYTES_MAX = 7_000;

/** A word as it crosses: what its schema does not name stays here. */
export function writeWord(word: VolatileWord): string {
  return JSON.stringify(word.kind === "presence" ? presenceAlone(word.presence) : noticeAlone(word.notice));
}

// Taken field by field: a schema that looks at what was looked at already costs more than the rest of writing.
function presenceAlone({ contact, doing, who: { id, name } }: Presence): Required<Presence> {
  return { contact, doing, who: { id, name } };
}

function noticeAlone({ contact, kind, author, revision }: DraftNotice): Required<DraftNotice> {
  return { contact, kind, author, revision };
}

/** What another gateway said, or `null` where it cannot be read, as of another release. */
export function readWord(text: string): VolatileWord | null {
  if (Buffer.byteLength(text) > WORD_BYTES_MAX) return null;
  const said = parsed(text);
  if (typeof said !== "object" || said === null) return null;
  if ("doing" in said) {
    const presence = Presence.safeParse(said);
    return presence.success ? { kind: "presence", presence: presence.data } : null;
  }
  const notice = DraftNotice.safeParse(said);
  return notice.success ? { kind: "draft", notice: notice.data } : null;
}

/** Stands between words that are said as one: a word as it is written holds none. */
export const WORDS_BETWEEN = "\n";

/** What another gateway said as one: each word that `read` can read. Of more than anybody says as one, none. */
export function readWords(text: string, read: typeof readWord = readWord): VolatileWord[] {
  const words = text.split(WORDS_BETWEEN, TOGETHER_MAX + 1);
  if (words.length > TOGETHER_MAX) return [];
  return words.map(read).filter((word) => word !== null);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
