import { HEAD_BYTES } from "../read-arrival.ts";
import { pile } from "./pile.ts";

/** What came through the door, bounded. */
export type TakenData =
  | { readonly kind: "whole"; readonly bytes: Uint8Array }
  /** Larger than we take: how it begins. */
  | { readonly kind: "too_large"; readonly head: Uint8Array }
  /** There is no room for it just now. */
  | { readonly kind: "no_room" };

/** Memory that all connections share. */
export interface Room {
  /** Whether there were so many bytes left; then they are taken. */
  readonly take: (bytes: number) => boolean;
  readonly give: (bytes: number) => void;
}

/** So many bytes for everybody together. */
export function room(bytes: number): Room {
  let left = bytes;
  return {
    take: (wanted) => {
      if (wanted > left) return false;
      left -= wanted;
      return true;
    },
    give: (returned) => {
      left += returned;
    },
  };
}

/**
 * Reads a message to its end, whatever its size, and keeps no more of it than `most` bytes. `use` is given what was taken,
 * and what it holds of `shared` is given back afterwards.
 */
export async function takeData<Result>(
  data: AsyncIterable<Uint8Array>,
  { most, shared }: { readonly most: number; readonly shared: Room },
  use: (taken: TakenData) => Promise<Result>,
): Promise<Result> {
  let kept = pile();
  let taken = 0;
  let state: TakenData["kind"] = "whole";
  const drop = (to: TakenData["kind"], keep: Uint8Array): void => {
    state = to;
    kept = pile();
    kept.add(keep);
    shared.give(taken - keep.length);
    taken = keep.length;
  };
  try {
    for await (const chunk of data) {
      // The rest is read as well: whoever sends looks at the answer only then.
      if (state !== "whole") continue;
      // The beginning is never longer than what was taken of the room.
      if (taken + chunk.length > most) drop("too_large", kept.beginning(HEAD_BYTES));
      else if (shared.take(chunk.length)) {
        kept.add(chunk);
        taken += chunk.length;
      } else drop("no_room", new Uint8Array());
    }
    const bytes = kept.beginning(most);
    // Else all of it would be there twice for as long as it is read and stored.
    kept = pile();
    if (state === "whole") return await use({ kind: "whole", bytes });
    return await use(state === "no_room" ? { kind: "no_room" } : { kind: "too_large", head: bytes });
  } finally {
    shared.give(taken);
  }
}
