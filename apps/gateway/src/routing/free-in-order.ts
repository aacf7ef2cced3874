/** One that is free; or that some are in somebody's hands, and nothing else is left until one of them is not; or that there is none. */
export type Free<Of> =
  | { readonly kind: "free"; readonly one: Of }
  | { readonly kind: "wait"; readonly until: Promise<void> }
  | { readonly kind: "none" };

export interface FreeInOrder<Of> {
  /** The first that is free, and not given yet. Whoever takes it says so before anybody else asks. */
  readonly next: () => Free<Of>;
  /** Whether there was any, free or not. */
  readonly hasSeen: () => boolean;
}

/**
 * Goes through what comes in an order, looking no further than it must. What is in somebody's hands is passed by, and comes first again
 * once it is free.
 *
 * @param hindrance that one is gone, or in somebody's hands until the promise resolves
 */
export function freeInOrder<Of>(
  order: Iterable<Of>,
  hindrance: (one: Of) => "gone" | Promise<void> | null,
): FreeInOrder<Of> {
  const rest = order[Symbol.iterator]();
  let hasSeen = false;
  let inHands: Of[] = [];

  /** The first that is free again; what is gone is forgotten. */
  function back(): Of | undefined {
    inHands = inHands.filter((one) => hindrance(one) !== "gone");
    const at = inHands.findIndex((one) => hindrance(one) === null);
    return at < 0 ? undefined : inHands.splice(at, 1)[0];
  }
  return {
    hasSeen: () => hasSeen,
    next() {
      const again = back();
      if (again !== undefined) return { kind: "free", one: again };
      for (let found = rest.next(); found.done !== true; found = rest.next()) {
        hasSeen = true;
        const hinders = hindrance(found.value);
        if (hinders === null) return { kind: "free", one: found.value };
        if (hinders !== "gone") inHands.push(found.value);
      }
      const until = inHands.map(hindrance).find((each) => each !== null && each !== "gone");
      return until === undefined ? { kind: "none" } : { kind: "wait", until };
    },
  };
}
