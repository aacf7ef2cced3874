/** Sets of numbers that stand in order; {@link joinSimilar} wants the rarest first. */
type Numbers = readonly number[];

/** What is known of who belongs together. */
interface Joining {
  /** Whom a place belongs with at this moment: the same for two that are joined. */
  readonly headOf: (place: number) => number;
  readonly join: (one: number, other: number) => void;
}

/**
 * Joins pairs of sets that share at least `threshold` of what they have together (Jaccard), those left out that are joined
 * already. Exact, though it does not look at every pair: sets that are so alike share one of the first few of their rarest
 * elements (prefix filter: Bayardo, Ma and Srikant 2007), and whoever is joined to one of many that belong together is asked
 * about no other of these, so that a flood costs about what its size is and not the square of it.
 *
 * @param sets each in ascending order, where lower numbers are rarer
 */
export function joinSimilar(sets: readonly Numbers[], threshold: number, joining: Joining): void {
  const bySize = sets
    .map((_set, place) => place)
    .toSorted((one, other) => sizeOf(sets, one) - sizeOf(sets, other));
  const having = new Map<number, Map<number, number[]>>();
  const askedBy = new Int32Array(sets.length).fill(-1);
  for (const place of bySize) {
    const set = sets[place] ?? [];
    const needed = Math.ceil(threshold * set.length - 1e-9);
    const prefix = set.slice(0, set.length - needed + 1);
    for (const element of prefix) {
      const groups = having.get(element) ?? new Map<number, number[]>();
      having.set(element, groups);
      for (const [head, others] of groups) {
        if (joining.headOf(head) !== joining.headOf(place)) joinOne(place, others, needed);
      }
    }
    const own = joining.headOf(place);
    for (const element of prefix) note(having.get(element), own, place);
  }

  /** Asks about those who belong together until one is found, after which nothing is left to ask. */
  function joinOne(place: number, others: readonly number[], needed: number): void {
    const set = sets[place] ?? [];
    for (const other of others) {
      if (askedBy[other] === place || sizeOf(sets, other) < needed) continue;
      askedBy[other] = place;
      if (!isAlike(set, sets[other] ?? [], threshold)) continue;
      joining.join(place, other);
      if (joining.headOf(place) === joining.headOf(other)) return;
    }
  }

  /** Puts a place to those it belongs with, and what has been joined since together. */
  function note(groups: Map<number, number[]> | undefined, head: number, place: number): void {
    if (groups === undefined) return;
    const mine = groups.get(head);
    if (mine === undefined) groups.set(head, [place]);
    else mine.push(place);
  }
}

/** How much of what two sets have together both have, 0 to 1; 0 for two that are empty. Both in ascending order. */
export function jaccard(one: Numbers, other: Numbers): number {
  const shared = sharedOf(one, other);
  const together = one.length + other.length - shared;
  return together === 0 ? 0 : shared / together;
}

/** Whether two sets are that much alike, given up as soon as too few can still be shared. Both in ascending order. */
function isAlike(one: Numbers, other: Numbers, threshold: number): boolean {
  const enough = Math.ceil((threshold / (1 + threshold)) * (one.length + other.length) - 1e-9);
  let [shared, left, right] = [0, 0, 0];
  while (shared + Math.min(one.length - left, other.length - right) >= enough) {
    if (shared >= enough) return true;
    const difference = (one[left] ?? 0) - (other[right] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) left += 1;
    if (difference >= 0) right += 1;
  }
  return false;
}

/** How many elements two sets share. Both in ascending order. */
export function sharedOf(one: Numbers, other: Numbers): number {
  let [shared, left, right] = [0, 0, 0];
  while (left < one.length && right < other.length) {
    const difference = (one[left] ?? 0) - (other[right] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) left += 1;
    if (difference >= 0) right += 1;
  }
  return shared;
}

function sizeOf(sets: readonly Numbers[], place: number): number {
  return sets[place]?.length ?? 0;
}
