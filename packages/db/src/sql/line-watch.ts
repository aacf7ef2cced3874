import { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { patiently } from "./pool.ts";

/** How quick a watch is, in milliseconds. */
export interface LinePace {
  /** From one look to the next. */
  readonly everyMs: number;
  /** A connection that says nothing for so long may be dead, and so may a new one that does not stand by then. */
  readonly silentMs: number;
  /** What an old connection still has, once a new one answers: a server that stood still answers on both. */
  readonly graceMs: number;
}

/** Between two tries that came to nothing. */
const PAUSE_MS = 250;

/** Together less than five seconds from when a line is back until what was dead on it is given up (DB730). */
export const LINE_PACE: LinePace = { everyMs: 1_000, silentMs: 1_500, graceMs: 1_500 };

/** The connections of a store, looked after together. */
export interface LineWatch {
  /** How each of them is to be made: the connection it was made for, whose lines it knows. */
  readonly connection: pg.PoolConfig;
  /** How many connections were given up so far because they were dead and had not said so. */
  readonly givenUp: () => number;
  /** Looks no more, and waits for a look under way. */
  readonly close: () => Promise<void>;
}

/**
 * Finds connections that are dead and do not say so: a network that is cut says nothing, nor does one that is back say that it
 * has forgotten who spoke over it. Whoever waits for an answer on such a connection waits for half a minute, one after another.
 *
 * While a network lies between, one connection of its own is asked for nothing, each second. Where it is silent a new one is
 * tried, until one of both answers. The new one alone: whatever was opened before it is given up, and what was asked there has
 * failed. The old one: the server stood still, or is slow, and nobody is given up. Neither: nothing can be told of it yet.
 */
export function watchLine(connection: pg.PoolConfig, pace: LinePace = LINE_PACE): LineWatch {
  /** Since when each has been open, by `performance.now()`. */
  const lines = new Map<Socket, number>();
  const closing = new AbortController();
  /** Somebody has come over a network. */
  const begun = Promise.withResolvers<void>();
  let own: pg.Client | null = null;
  let givenUp = 0;

  const stream = (): Socket => {
    const line = new Socket();
    lines.set(line, performance.now());
    line.once("close", () => lines.delete(line));
    line.once("connect", () => {
      if (line.remoteAddress !== undefined) begun.resolve();
    });
    return line;
  };
  /** A socket of this machine has no address, and cannot be cut. */
  const isFar = (): boolean => [...lines.keys()].some(({ remoteAddress }) => remoteAddress !== undefined);

  async function open(): Promise<pg.Client> {
    const client = new pg.Client({
      ...patiently(connection),
      connectionTimeoutMillis: pace.silentMs,
      query_timeout: 0,
    });
    client.on("error", () => {}).once("end", () => (own = own === client ? null : own));
    await client.connect();
    await client.query("select 1");
    return client;
  }

  /** A new connection that answers in time, else `null`. What comes of one that is late is closed. */
  async function tried(): Promise<pg.Client | null> {
    const opened = open();
    const first = await Promise.race([opened.catch(() => null), rest(pace.silentMs)]);
    if (first === null) opened.then(end, () => {});
    return first;
  }
  const end = async (client: pg.Client): Promise<void> => client.end().catch(() => {});
  const rest = async (ms: number): Promise<null> =>
    sleep(ms, null, { signal: closing.signal, ref: false }).catch(() => null);

  async function look(): Promise<void> {
    if (own === null) {
      own = await tried();
      return;
    }
    const old = own;
    const said = { isHeard: false };
    // One that ended has said so.
    const hear = (): void => void (said.isHeard = true);
    const answer = old.query("select 1").then(hear, hear);
    await Promise.race([answer, rest(pace.silentMs)]);
    while (!said.isHeard && !closing.signal.aborted) {
      const since = performance.now();
      // Both in time, or neither: whoever is asked at a server that stands still is told by both.
      const next = await tried();
      await Promise.race([answer, rest(next === null ? PAUSE_MS : pace.graceMs)]);
      if (next === null) continue;
      if (said.isHeard || closing.signal.aborted) return end(next);
      giveUp(since);
      own = next;
      return void end(old);
    }
  }

  function giveUp(before: number): void {
    for (const [line, since] of lines) {
      if (since >= before) continue;
      givenUp += 1;
      line.destroy(new Error("the line to the database was dead"));
    }
  }

  const watching = (async () => {
    // Its own connection stands from the first on: without it nothing can be told of a line that is cut now.
    await Promise.race([begun.promise, rest(pace.everyMs)]);
    for (; !closing.signal.aborted; await rest(pace.everyMs)) {
      if (!closing.signal.aborted && isFar()) await look();
    }
    if (own !== null) await end(own);
  })();
  return {
    connection: { ...connection, stream },
    givenUp: () => givenUp,
    async close() {
      closing.abort();
      await watching;
    },
  };
}
