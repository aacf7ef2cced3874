/** What was read, and the how manieth reading it was. */
export interface Reading<Answer> {
  readonly answer: Answer;
  readonly nth: number;
}

export interface ReadTogether<Asker, Answer> {
  readonly read: (asker: Asker) => Promise<Reading<Answer>>;
  /** How many readings have begun. */
  readonly begun: () => number;
}

/**
 * A reading for all who ask at once: one is under way at most, and whoever asks meanwhile is answered by the next, all together. So each
 * is answered by one that began after they asked. It is told who asks; where it fails, all for whom it was are told so.
 */
export function readTogether<Asker, Answer>(
  read: (askers: readonly Asker[]) => Promise<Answer>,
): ReadTogether<Asker, Answer> {
  let asking: Asker[] = [];
  let next: Promise<Reading<Answer>> | null = null;
  let under: Promise<unknown> = Promise.resolve();
  let begun = 0;

  async function begin(): Promise<Reading<Answer>> {
    const askers = asking;
    asking = [];
    next = null;
    begun += 1;
    const nth = begun;
    return { answer: await read(askers), nth };
  }
  return {
    async read(asker) {
      asking.push(asker);
      if (next === null) {
        next = under.then(begin);
        under = next.catch(() => {});
      }
      return next;
    },
    begun: () => begun,
  };
}
