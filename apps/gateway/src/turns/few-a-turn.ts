/** Resolves when its turn comes. */
export type Turn = () => Promise<void>;

/**
 * Lets at most `few` go on in each turn of the event loop, in the order in which they came: what a thousand ask in the same instant is
 * done between everything else, and nobody who asks for something else waits for all of it. What each does until it waits for
 * something else, by promises or by `process.nextTick`, is done before the next one's turn.
 */
export function fewATurn(few: number): Turn {
  const waiting: (() => void)[] = [];
  let called = 0;
  function call(): void {
    while (called < Math.min(few, waiting.length)) {
      called += 1;
      setImmediate(one);
    }
  }
  function one(): void {
    called -= 1;
    waiting.shift()?.();
    // Whoever is called from here has their turn in the next round of the loop.
    if (called === 0) call();
  }
  return async () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      call();
    });
}
