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
  /** Looks a key up, and lets whoever was wrong wait before they hear of it. `client` stands in for an address. */
  guess<Found>(client: string, look: () => Promise<Found>, wrong: (found: Found) => boolean): Promise<Found>;
}

interface Record {
  readonly count: number;
  readonly at: number;
}

/** Starts with a clean slate. `wait` resolves after so many milliseconds. */
export function guessToll(clock: () => number, wait: (ms: number) => Promise<void>): GuessToll {
  const clients = new Map<string, Record>();
  let overall: Record = { count: 0, at: -Infinity };
  const queue: (() => void)[] = [];
  let running = 0;

  const oneMore = (before: Record | undefined): Record => {
    const at = clock();
    return { count: before === undefined || at - before.at > FORGET_MS ? 1 : before.count + 1, at };
  };
  const costOf = (client: string): number => {
    const record = oneMore(clients.get(client));
    clients.delete(client);
    clients.set(client, record);
    if (clients.size > CLIENTS_MAX) clients.delete(clients.keys().next().value ?? "");
    overall = oneMore(overall);
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
    guess: async (client, look, wrong) => {
      const found = await inTurn(look);
      if (wrong(found)) {
        const cost = costOf(client);
        if (cost > 0) await wait(cost);
      }
      return found;
    },
  };
}
