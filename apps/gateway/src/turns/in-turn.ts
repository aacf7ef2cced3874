/** Does work when its turn comes. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Lets `atOnce` be done at the same time; the others wait their turn, in the order in which they came, and reject where it does not
 * come within `turnWithinMs`.
 */
export function inTurn(atOnce: number, turnWithinMs: number | null = null): InTurn {
  const waiting: (() => void)[] = [];
  let running = 0;
  const turn = async (): Promise<void> =>
    new Promise((resolve, reject) => {
      const comes = (): void => {
        clearTimeout(late);
        resolve();
      };
      const gone = (): void => {
        waiting.splice(waiting.indexOf(comes), 1);
        reject(new Error("its turn did not come in time"));
      };
      const late = turnWithinMs === null ? undefined : setTimeout(gone, turnWithinMs);
      waiting.push(comes);
    });
  return async (work) => {
    if (running >= atOnce) await turn();
    else running += 1;
    try {
      return await work();
    } finally {
      // The place goes to whoever waits longest, or is free again.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
