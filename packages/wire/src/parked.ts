import { type Cursor, sameEpoch } from "./cursor.ts";
import type { Batch } from "./protocol.ts";

/** Beyond this many the oldest goes: its absence is a gap, and a gap is asked for (W3). */
const MOST_PARKED = 256;

/** Keeps a batch for later. */
export function park(parked: readonly Batch[], batch: Batch): readonly Batch[] {
  return [...parked, batch].slice(-MOST_PARKED);
}

/** Splits off the batches that can be applied one after another from a cursor, and forgets those it has passed. */
export function takeConnected(
  parked: readonly Batch[],
  from: Cursor,
): { readonly connected: readonly Batch[]; readonly cursor: Cursor; readonly parked: readonly Batch[] } {
  const connected: Batch[] = [];
  const left: Batch[] = [];
  let cursor = from;
  const inOrder = parked
    .filter(({ to }) => sameEpoch(to, from))
    .toSorted((one, other) => (one.to < other.to ? -1 : one.to > other.to ? 1 : 0));
  for (const batch of inOrder) {
    if (batch.to <= cursor) continue;
    if (batch.from > cursor) left.push(batch);
    else {
      connected.push(batch);
      cursor = batch.to;
    }
  }
  return { connected, cursor, parked: left };
}
