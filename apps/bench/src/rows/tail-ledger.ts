/** What was committed and what a reader saw, and what that makes of the reader. */
export interface Ledger {
  readonly committed: (mark: string) => void;
  readonly saw: (mark: string) => void;
  readonly judge: () => { committed: number; missed: number; twice: number; ghosts: number };
}

/** Opens an empty ledger. Marks name single writes. */
export function openLedger(): Ledger {
  const committed = new Set<string>();
  const seen = new Map<string, number>();
  return {
    committed: (mark) => committed.add(mark),
    saw: (mark) => seen.set(mark, (seen.get(mark) ?? 0) + 1),
    judge: () => ({
      committed: committed.size,
      missed: [...committed].filter((mark) => !seen.has(mark)).length,
      twice: [...seen.values()].filter((times) => times > 1).length,
      // Seen, though its transaction was rolled back.
      ghosts: [...seen.keys()].filter((mark) => !committed.has(mark)).length,
    }),
  };
}
