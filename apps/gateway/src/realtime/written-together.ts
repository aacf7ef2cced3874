/** As much of a connection's socket as can be held back. */
export interface Holdable {
  readonly cork: () => void;
  readonly uncork: () => void;
}

/** Lines that are told several things one after the other, and written to once. */
export interface WrittenTogether {
  /** Runs it; what it says to a line that is held is written at its end, in its order. What it throws is thrown after that. */
  readonly together: (tell: () => void) => void;
  /** Holds a line back until then, if anything is told together. */
  readonly hold: (line: Holdable) => void;
  /** Whether what waits for that line waits for nothing else. */
  readonly isHeld: (line: Holdable) => boolean;
}

/** Holds lines only while something runs in one go: nothing waits for a timer, or for anybody. */
export function writtenTogether(): WrittenTogether {
  let held: Set<Holdable> | null = null;
  return {
    together(tell) {
      // What is told within is told with the rest.
      if (held !== null) return tell();
      const lines = new Set<Holdable>();
      held = lines;
      try {
        tell();
      } finally {
        held = null;
        for (const line of lines) line.uncork();
      }
    },
    hold(line) {
      if (held === null || held.has(line)) return;
      held.add(line);
      line.cork();
    },
    isHeld: (line) => held?.has(line) ?? false,
  };
}
