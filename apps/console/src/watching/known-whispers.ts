import type { Whisper } from "./beside-documents.ts";

/** So many are listed at once; fewer are all that there are. */
export const LISTED = 100;

/** What is known of a contact's whispers, the oldest first. */
export interface KnownWhispers {
  readonly whispers: readonly Whisper[];
  /** What is known of those before: there are none, or may be some, which are on their way or could not be asked for. */
  readonly before: "all" | "more" | "coming" | "failed";
}

/** What is known by one listing alone. */
export function knownBy(listed: readonly Whisper[]): KnownWhispers {
  return { whispers: listed, before: listed.length < LISTED ? "all" : "more" };
}

/**
 * What was known, with what is listed now. Only that where nothing is listed, as then there is nothing that whoever looks may read any more,
 * and where some may be missing between, so that what was known is asked for again in its turn.
 */
export function withListed(known: KnownWhispers, listed: readonly Whisper[]): KnownWhispers {
  const ids = new Set(known.whispers.map(({ id }) => id));
  const isBroken = listed.length >= LISTED && !listed.some(({ id }) => ids.has(id));
  return listed.length === 0 || isBroken
    ? knownBy(listed)
    : { ...known, whispers: inTurn([...known.whispers, ...listed]) };
}

/** What is known, with what came before the one under this id; `null`: it could not be asked for. As it was where that one is known no more. */
export function withEarlier(
  known: KnownWhispers,
  from: string,
  earlier: readonly Whisper[] | null,
): KnownWhispers {
  if (!known.whispers.some(({ id }) => id === from)) return known;
  if (earlier === null) return { ...known, before: "failed" };
  return { whispers: inTurn([...earlier, ...known.whispers]), before: knownBy(earlier).before };
}

/** Each once, as it was told last, in the order in which they were written. */
function inTurn(whispers: readonly Whisper[]): readonly Whisper[] {
  const byId = new Map(whispers.map((each) => [each.id, each]));
  return [...byId.values()].toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}
