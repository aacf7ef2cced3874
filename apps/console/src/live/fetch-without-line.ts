/** How often what is on screen is fetched anew without a line, how much sooner the first time may be, and how long the gateway may take to say that it is there, in milliseconds. */
const [EVERY_MS, ANSWERS_MS] = [30_000, 4_000];

export interface WithoutLine {
  /** Whether the gateway answers a plain question within so many milliseconds. */
  readonly answers: (withinMs: number, unwanted: AbortSignal) => Promise<boolean>;
  /** Fetches what is on screen. */
  readonly look: () => Promise<void>;
  /** At least 0, less than 1: consoles that lost the gateway together do not ask it together. */
  readonly random: () => number;
}

/**
 * Fetches what is on screen twice a minute where the gateway answers and no line comes, as behind a proxy that lets none through. Returns
 * how to stop.
 */
export function fetchWithoutLine({ answers, look, random }: WithoutLine): () => void {
  const over = new AbortController();
  let waiting = setTimeout(() => void round(), random() * EVERY_MS);
  async function round(): Promise<void> {
    try {
      if (await answers(ANSWERS_MS, over.signal)) await look();
    } finally {
      // A fetch that broke is told of as any fault; that nothing were fetched any more would be seen by nobody.
      if (!over.signal.aborted) waiting = setTimeout(() => void round(), EVERY_MS);
    }
  }
  return () => {
    over.abort();
    clearTimeout(waiting);
  };
}
