/**
 * A read that many may ask for at once: one is under way, and whoever asks meanwhile is answered by the one after it, all together. So
 * each is answered by a read that began after they asked, as if it were theirs alone, and however many ask, one is under way at most.
 * Whoever waits for a read that fails is told so; the next one is begun anew. What it comes to is everybody's: they may not change it.
 */
export function sharedRead<T>(read: () => Promise<T>): () => Promise<T> {
  let under: Promise<unknown> | null = null;
  let next: Promise<T> | null = null;

  function begin(): Promise<T> {
    const begun = read();
    const over = (): void => {
      if (under === ended) under = null;
    };
    const ended = begun.then(over, over);
    under = ended;
    return begun;
  }

  return () => {
    if (next !== null) return next;
    if (under === null) return begin();
    next = under.then(() => {
      next = null;
      return begin();
    });
    return next;
  };
}
