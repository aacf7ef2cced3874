/**
 * Which people get what is wanted of each kind, those who come first in `people` before others, everybody one at most. Where
 * all that is wanted can be given at all, all of it is; and of all ways to give it this takes the people who come first: sets
 * of people who can be served together are independent sets of a matroid too, so that asking them in order is optimal.
 *
 * @param whom for each kind the people it is for
 * @returns the kind of each person; -1 for whoever gets none
 */
export function enlist(
  whom: readonly Int32Array[],
  wanted: Int32Array,
  people: readonly number[],
): Int32Array {
  const size = Math.max(-1, ...people) + 1;
  const kindOf = new Int32Array(size).fill(-1);
  const given = new Int32Array(whom.length);
  const isShut = new Uint8Array(whom.length);
  const kindsOf = kindsByPerson(whom, size);
  let left = wanted.reduce((sum, count) => sum + count, 0);
  for (const person of people) {
    if (left === 0) break;
    if (enlistOne(person)) left -= 1;
  }
  return kindOf;

  function enlistOne(person: number): boolean {
    const from = new Map<number, number>();
    const asked = new Set([person]);
    for (const at of asked) {
      for (const kind of kindsOf[at] ?? []) {
        if (from.has(kind) || isShut[kind] === 1) continue;
        from.set(kind, at);
        if ((given[kind] ?? 0) < (wanted[kind] ?? 0)) {
          given[kind] = (given[kind] ?? 0) + 1;
          giveWay(kindOf, from, person, kind);
          return true;
        }
        for (const other of whom[kind] ?? []) if (kindOf[other] === kind) asked.add(other);
      }
    }
    for (const kind of from.keys()) isShut[kind] = 1;
    return false;
  }
}

/** Walks back to whoever asked: each on the way takes the kind found, and leaves theirs to the one before. */
function giveWay(kindOf: Int32Array, from: ReadonlyMap<number, number>, first: number, last: number): void {
  let kind = last;
  for (;;) {
    const person = from.get(kind) ?? first;
    const had = kindOf[person] ?? -1;
    kindOf[person] = kind;
    if (person === first) return;
    kind = had;
  }
}

function kindsByPerson(whom: readonly Int32Array[], size: number): readonly (readonly number[])[] {
  const kindsOf: number[][] = Array.from({ length: size }, () => []);
  for (const [kind, people] of whom.entries()) for (const person of people) kindsOf[person]?.push(kind);
  return kindsOf;
}
