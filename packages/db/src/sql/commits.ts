/** What a commit brought. What somebody writes to us has nothing that is to leave. */
export type Committed = "arrival" | "change";

/** Tells listeners in this process that a statement of this store was committed. */
export interface Commits {
  /** Left out: a change. */
  readonly happened: (what?: Committed) => void;
  readonly listen: (listener: (what: Committed) => void) => () => void;
}

export function openCommits(): Commits {
  const listeners = new Set<(what: Committed) => void>();
  return {
    happened(what = "change") {
      for (const listener of listeners) listener(what);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
