/** One that is free; or that some are in somebody's hands, and nothing else is left until one of them is not; or that there is none. */
export type Free<Fit> =
  | { readonly kind: "free"; readonly one: Fit }
  | { readonly kind: "wait"; readonly until: Promise<void> }
  | { readonly kind: "none" };

export interface FreeInOrder<Fit> {
  /** The first that is free, and not given yet. Whoever takes it says so before anybody else asks. */
  readonly next: () => Free<Fit>;
  /** Whether any that fits was there, free or not. */
  readonly hasSeen: () => boolean;
}

export interface Ordered<Of, Fit> {
  /** Looked at no further than it must be. */
  readonly order: Iterable<Of>;
  /** What is to be had of one; `null`: it is not for whoever asks. Asked of what is free: of what others have, only where nothing else is left. */
  readonly fit: (one: Of) => Fit | null;
  /** That one is gone, or in somebody's hands until the promise resolves. */
  readonly hindrance: (one: Of) => "gone" | Promise<void> | null;
}

/** Goes through what comes in an order. What is in somebody's hands is passed by, and comes first again once it is free. */
export function freeInOrder<Of, Fit>({ order, fit, hindrance }: Ordered<Of, Fit>): FreeInOrder<Fit> {
  const rest = order[Symbol.iterator]();
  let hasFound = false;
  let inHands: Of[] = [];
  const gone: Of[] = [];

  /** The first that fits and is free again; what is gone, or was not for whoever asks, is passed by for good. */
  function back(): Fit | null {
    const before = inHands;
    inHands = [];
    let found: Fit | null = null;
    for (const one of before) {
      const hinders = hindrance(one);
      if (hinders === "gone") gone.push(one);
      else if (hinders !== null || found !== null) inHands.push(one);
      else found = fit(one);
    }
    return found;
  }

  return {
    hasSeen: () => hasFound || [...inHands, ...gone].some((one) => fit(one) !== null),
    next() {
      const again = back();
      if (again !== null) {
        hasFound = true;
        return { kind: "free", one: again };
      }
      for (let found = rest.next(); found.done !== true; found = rest.next()) {
        const hinders = hindrance(found.value);
        if (hinders === "gone") gone.push(found.value);
        else if (hinders !== null) inHands.push(found.value);
        else {
          const one = fit(found.value);
          if (one === null) continue;
          hasFound = true;
          return { kind: "free", one };
        }
      }
      inHands = inHands.filter((one) => fit(one) !== null);
      const until = inHands.map(hindrance).find((each) => each !== null && each !== "gone");
      return until === undefined ? { kind: "none" } : { kind: "wait", until };
    },
  };
}
