/** Work that is done in the order in which it was added, one after another. */
export interface OneAfterAnother {
  /** What is added must not fail. */
  readonly add: (work: () => Promise<void>) => void;
  /** Resolves when all that was added by then is done. */
  readonly done: () => Promise<void>;
}

export function oneAfterAnother(): OneAfterAnother {
  let last: Promise<void> = Promise.resolve();
  return {
    add: (work) => {
      const before = last;
      last = (async () => {
        await before;
        await work();
      })();
    },
    done: () => last,
  };
}
