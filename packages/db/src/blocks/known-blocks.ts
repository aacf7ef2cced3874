import type pg from "pg";
import { statement } from "../sql/statement.ts";
import type { KnownBlocks } from "./block-store.ts";

const blockedThreads = statement<{ channel: string; thread_key: Buffer }, [nowMs: number]>(
  "blocked_threads",
  "select channel, thread_key from thread_block where ended_at is null and ends_at > instant($1)",
);

const keyOf = (channel: string, hash: Buffer): string => `${channel}\0${hash.toString("latin1")}`;

/**
 * The threads that are blocked, kept in memory so that an arrival of any other pays nothing. Few are. What it does not know
 * yet, or knows too long, is heard or decided by the database: so an old answer never silences anybody.
 */
export function openKnownBlocks(
  pool: pg.Pool,
  clock: () => number,
): KnownBlocks & { readonly reread: () => Promise<void> } {
  let known: ReadonlySet<string> = new Set();
  let asked = 0;
  let read = 0;
  return {
    maybe: (channel, hash) => known.size > 0 && known.has(keyOf(channel, hash)),
    async reread() {
      const turn = (asked += 1);
      const rows = await blockedThreads(pool, clock());
      // Of two that travel at once, what was asked later stands.
      if (turn < read) return;
      read = turn;
      known = new Set(rows.map(({ channel, thread_key: key }) => keyOf(channel, key)));
    },
  };
}
