/** Which of so many belong together, as it becomes known. */
export interface DisjointSets {
  readonly join: (one: number, other: number) => void;
  /** By whom a set is known: the lowest in it. */
  readonly headOf: (place: number) => number;
  /** Everybody in sets, each in ascending order, by their lowest. */
  readonly sets: () => readonly (readonly number[])[];
}

/** Everybody alone at first. What belongs together is the same in whatever order it becomes known. */
export function startDisjointSets(size: number): DisjointSets {
  const parent = Int32Array.from({ length: size }, (_none, place) => place);

  function headOf(place: number): number {
    let at = place;
    while (parent[at] !== at) {
      const above = parent[at] ?? at;
      parent[at] = parent[above] ?? above;
      at = above;
    }
    return at;
  }

  return {
    join: (one, other) => {
      const [first, second] = [headOf(one), headOf(other)];
      // The lower one is the head, so that a set is known by its lowest.
      if (first < second) parent[second] = first;
      else parent[first] = second;
    },
    headOf,
    sets: () => {
      const byHead = new Map<number, number[]>();
      for (let place = 0; place < size; place += 1) {
        const head = headOf(place);
        const set = byHead.get(head);
        if (set === undefined) byHead.set(head, [place]);
        else set.push(place);
      }
      return [...byHead.values()];
    },
  };
}
