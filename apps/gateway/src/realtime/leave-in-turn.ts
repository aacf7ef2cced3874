/** One of those who leave. */
export interface Leaving {
  readonly close: () => void;
}

/**
 * Closes each of these at a moment of its own within so long, drawn anew for each, and resolves when the last one was closed. Whoever
 * comes back elsewhere does so over that time, and not all in one instant. Asked to `hurry`, it closes at once whoever is left.
 */
export function leaveInTurn(
  all: Iterable<Leaving>,
  overMs: number,
  chance: () => number,
): { readonly gone: Promise<unknown>; readonly hurry: () => void } {
  const waiting = new Map<NodeJS.Timeout, () => void>();
  const leaves = Array.from(
    all,
    async (one) =>
      new Promise<void>((resolve) => {
        const leave = (): void => {
          one.close();
          resolve();
        };
        const timer = setTimeout(() => {
          waiting.delete(timer);
          leave();
        }, chance() * overMs);
        waiting.set(timer, leave);
      }),
  );
  return {
    gone: Promise.all(leaves),
    hurry() {
      for (const [timer, leave] of waiting) {
        clearTimeout(timer);
        leave();
      }
      waiting.clear();
    },
  };
}
