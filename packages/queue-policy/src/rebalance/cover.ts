/**
 * A way to give what waits to people when everybody gets one at most. People are numbered, and so are kinds; a kind says
 * whom it is for.
 */
export interface Cover {
  /** Finds room for one more of a kind: others may change places for it, and none of them is left without. `false`: there is none. */
  readonly seat: (kind: number) => boolean;
  /** Gives one that is seated to a certain person for good, if everything else that is seated can still be. */
  readonly pin: (kind: number, person: number) => boolean;
  /** How many of each kind are seated and not pinned. */
  readonly seated: () => Int32Array;
}

/** Where the search came from: who would give up the kind, and the kind they would have in its place. */
type Step = { readonly person: number; readonly kind: number } | null;

/**
 * Augmenting paths over kinds (Kuhn). What is seated in the order of the queue is then the best that can be had in that order,
 * and as much as can be had at all: sets that can be seated together are the independent sets of a transversal matroid (Edmonds
 * and Fulkerson 1965), where taking the first that fits is optimal. A kind that finds no room never will, whatever is seated
 * afterwards, so that each is asked in vain once.
 */
export function startCover(whom: readonly Int32Array[], people: number): Cover {
  const kindOf = new Int32Array(people).fill(-1);
  const isPinned = new Uint8Array(people);
  const isShut = new Uint8Array(whom.length);

  function seat(kind: number): boolean {
    if (isShut[kind] === 1) return false;
    const from = new Map<number, Step>([[kind, null]]);
    for (const at of from.keys()) {
      for (const person of whom[at] ?? []) {
        if (isPinned[person] === 1) continue;
        const has = kindOf[person] ?? -1;
        if (has === -1) {
          handOver(kindOf, from, person, at);
          return true;
        }
        if (!from.has(has) && isShut[has] === 0) from.set(has, { person, kind: at });
      }
    }
    for (const reached of from.keys()) isShut[reached] = 1;
    return false;
  }

  function pin(kind: number, person: number): boolean {
    if (isPinned[person] === 1 || whom[kind]?.includes(person) !== true) return false;
    const before = kindOf.slice();
    const has = kindOf[person] ?? -1;
    const holder =
      has === kind ? person : whom[kind].find((other) => kindOf[other] === kind && isPinned[other] === 0);
    if (holder === undefined) return false;
    kindOf[holder] = -1;
    kindOf[person] = kind;
    isPinned[person] = 1;
    if (has === -1 || has === kind) return true;
    // The one who gave way is free now, so that what was shut may be open again.
    isShut.fill(0);
    if (seat(has)) return true;
    kindOf.set(before);
    isPinned[person] = 0;
    isShut.fill(0);
    return false;
  }

  function seated(): Int32Array {
    const counts = new Int32Array(whom.length);
    for (const [person, kind] of kindOf.entries())
      if (kind !== -1 && isPinned[person] === 0) counts[kind] = (counts[kind] ?? 0) + 1;
    return counts;
  }

  return { seat, pin, seated };
}

/** Walks back to the kind that asked: each person on the way hands what they had to the one found before. */
function handOver(kindOf: Int32Array, from: ReadonlyMap<number, Step>, free: number, last: number): void {
  let step: Step = { person: free, kind: last };
  while (step !== null) {
    kindOf[step.person] = step.kind;
    step = from.get(step.kind) ?? null;
  }
}
