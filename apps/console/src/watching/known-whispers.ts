import type { Whisper } from "./beside-documents.ts";

/** So many are listed at once; fewer are all that there are. */
export const LISTED = 100;

/**
 * What is known of a contact's whispers, the oldest first: what was, with what is listed now, which counts where both tell of one. Where
 * nothing is listed there is nothing that whoever looks may read any more.
 */
export function withListed(known: readonly Whisper[], listed: readonly Whisper[]): readonly Whisper[] {
  return isBroken(known, listed) ? listed : inTurn([...known, ...listed]);
}

/** Whether there may be some between what was known and what is listed, so that what was known is asked for again in its turn. */
export function isBroken(known: readonly Whisper[], listed: readonly Whisper[]): boolean {
  if (listed.length === 0) return true;
  const ids = new Set(known.map(({ id }) => id));
  return listed.length >= LISTED && !listed.some(({ id }) => ids.has(id));
}

/** What is known, with what came before it. */
export function withEarlier(known: readonly Whisper[], earlier: readonly Whisper[]): readonly Whisper[] {
  // Gone meanwhile, with the leave to read it.
  if (known.length === 0) return known;
  return inTurn([...earlier, ...known]);
}

/** Each once, as it was told last, in the order in which they were written. */
function inTurn(whispers: readonly Whisper[]): readonly Whisper[] {
  const byId = new Map(whispers.map((each) => [each.id, each]));
  return [...byId.values()].toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}
