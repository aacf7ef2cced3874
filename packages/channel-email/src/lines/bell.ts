/** Something to wait for that may happen any number of times, also while nobody waits. */
export interface Bell {
  readonly ring: () => void;
  /** Resolves at the next ring, at once when it rang since the last `hush`. */
  readonly rung: () => Promise<void>;
  readonly hush: () => void;
}

/** A bell that has not rung yet. */
export function bell(): Bell {
  let rang = Promise.withResolvers<void>();
  return {
    ring: () => rang.resolve(),
    rung: () => rang.promise,
    hush: () => {
      rang = Promise.withResolvers<void>();
    },
  };
}
