/** Of presses of which nobody knows what came, by whoever chose what. */
const tried = new Map<string, string>();

/**
 * By which id something is turned on: the same until it is known what came of it, so that the press after an answer that was lost finds its
 * own deed, and not that somebody else was faster. Whoever chose otherwise meanwhile means another.
 */
export function idToTurnOn(...chosen: readonly string[]): string {
  const key = chosen.join(" ");
  const id = tried.get(key) ?? crypto.randomUUID();
  tried.set(key, id);
  return id;
}

/** An answer said what came of it, or it was seen to be on: whatever is turned on from then on is another. */
export function nowKnown(id: string): void {
  for (const [chosen, each] of tried) if (each === id) tried.delete(chosen);
}
