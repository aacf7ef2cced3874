/** Tells listeners in this process that a statement of this store was committed. */
export interface Commits {
  readonly happened: () => void;
  readonly listen: (listener: () => void) => () => void;
}

export function openCommits(): Commits {
  const listeners = new Set<() => void>();
  return {
    happened() {
      for (const listener of listeners) listener();
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
