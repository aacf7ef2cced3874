/**
 * Counts what happens far too often to tell each time. Answers how many it was since it was last told, this one with
 * it, when that was long enough ago; otherwise `null`, and it is counted for the next time.
 */
export function nowAndThen(clock: () => number, everyMs: number): (key: string) => number | null {
  const untold = new Map<string, { readonly count: number; readonly since: number | null }>();
  return (key) => {
    const now = clock();
    const { count, since } = untold.get(key) ?? { count: 0, since: null };
    const due = since === null || now - since >= everyMs;
    untold.set(key, due ? { count: 0, since: now } : { count: count + 1, since });
    return due ? count + 1 : null;
  };
}
