/** How many wrong keys cost nothing, what the first dear one costs, and how many more double it. */
export interface TollRate {
  readonly free: number;
  readonly firstMs: number;
  readonly doubling: number;
}

/** One client: a mistyped code or two are human. */
export const CLIENT_RATE: TollRate = { free: 8, firstMs: 250, doubling: 1 };
/** Everybody together: guessing from many addresses is slowed as well. */
export const OVERALL_RATE: TollRate = { free: 300, firstMs: 250, doubling: 100 };

/** Longest a wrong key is made to wait. */
export const TOLL_MAX_MS = 8000;
/** A client without a wrong key for so long starts anew. */
const FORGET_MS = 15 * 60_000;
/** Wrong keys remembered of each client. */
const RECENT_MAX = 8;
/** Clients remembered; the ones longest quiet are forgotten first. */
const CLIENTS_MAX = 10_000;
/** Keys looked up at once; the others wait their turn, which takes milliseconds. */
const AT_ONCE = 8;

/** What the next wrong key costs, in milliseconds, after `wrong` of them. */
export function tollMs(wrong: number, { free, firstMs, doubling }: TollRate): number {
  if (wrong <= free) return 0;
  return Math.min(TOLL_MAX_MS, firstMs * 2 ** Math.floor((wrong - free - 1) / doubling));
}

/** Makes wrong keys dear. A right one is answered at once, whatever others did from the same address. */
export interface GuessToll {
  /**
   * Looks a key up, and lets whoever was wrong wait before they hear of it. `client` stands in for an address, `key` for
   * the key; the same wrong key again is no new guess.
   */
  guess<Found>(
    client: string,
    key: string,
    look: () => Promise<Found>,
    wrong: (found: Found) => boolean,
  ): Promise<Found>;
}

interface Record {
  readonly count: number;
  readonly at: number;
  /** The last wrong keys, newest first. */
  readonly recent: readonly string[];
}

/** Starts with a clean slate. `wait` resolves after so many milliseconds. */
export function guessToll(clock: () => number, wait: (ms: number) => Promise<void>): GuessToll {
  const clients = new Map<string, Record>();
  let overall: Record = { count: 0, at: -Infinity, recent: [] };
  const queue: (() => void)[] = [];
  let running = 0;

  const oneMore = (before: Record | undefined, key: string): Record => {
    const at = clock();
    if (before === undefined || at - before.at > FORGET_MS) return { count: 1, at, recent: [key] };
    return { count: before.count + 1, at, recent: [key, ...before.recent].slice(0, RECENT_MAX) };
  };
  const costOf = (client: string, key: string): number => {
    const before = clients.get(client);
    const known = before?.recent.includes(key) ?? false;
    const record = known && before !== undefined ? before : oneMore(before, key);
    clients.delete(client);
    clients.set(client, record);
    if (clients.size > CLIENTS_MAX) clients.delete(clients.keys().next().value ?? "");
    if (!known) overall = oneMore(overall, "");
    return Math.max(tollMs(record.count, CLIENT_RATE), tollMs(overall.count, OVERALL_RATE));
  };
  const inTurn = async <Found>(look: () => Promise<Found>): Promise<Found> => {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve));
    else running += 1;
    try {
      return await look();
    } finally {
      // The place is handed on, not given up, so that nobody slips in before who waits.
      const next = queue.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
  return {
    guess: async (client, key, look, wrong) => {
      const found = await inTurn(look);
      if (wrong(found)) {
        const cost = costOf(client, key);
        if (cost > 0) await wait(cost);
      }
      return found;
    },
  };
}
