/** Runs what is given under one key one after another, and under different keys beside each other. */
export function inTurn(): <Result>(key: string, work: () => Promise<Result>) => Promise<Result> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work);
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    last.set(key, settled);
    return mine.finally(() => {
      if (last.get(key) === settled) last.delete(key);
    });
  };
}
