import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { patiently } from "../sql/pool.ts";
import { openLane } from "./lane.ts";
import type { LogListener } from "./log-store.ts";

const CHANNEL = "holdfast_log";
/** What gateways tell each other beside the log: not kept, and lost without harm. */
const LANE = "holdfast_lane";
/** What everybody who listens shares, and so what nobody can have alone beside others; a key of its own two halves. */
const LISTENING = "1212173926, 1";
/** A notification takes less than 8,000 bytes. */
const TOLD_BYTES_MAX = 7_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Wakes the others, where there are any: a notification is a transaction of its own that every gateway and the server's disk
 * hear of, and most houses have one gateway. Asked in the statement itself, so that one that has just come is not missed.
 */
const WAKE = `select case when pg_try_advisory_lock(${LISTENING}) then pg_advisory_unlock(${LISTENING})
  else pg_notify('${CHANNEL}', $1) is null end`;
/** Each a notification of its own, in their order, by one transaction; answered by one row, and read by the server once. */
const TELL = {
  name: "tell",
  text: "select count(pg_notify($1, said) is null) from unnest($2::text[]) said",
};

/**
 * Hears wake-ups of others and sends them on a connection of its own, which reconnects for ever, also when the first try fails.
 * Wake-ups are hints: one that is lost costs a sweep's delay, never an event.
 */
export async function listen(
  connection: pg.PoolConfig,
  onWake: () => void,
  onTold: (message: string) => void = () => {},
): Promise<LogListener> {
  const own = randomUUID();
  const closing = new AbortController();
  let client: pg.Client | null = null;
  let wanted = false;
  let sending = false;
  let turn: Promise<unknown> = Promise.resolve();

  async function connect(): Promise<void> {
    const next = new pg.Client(patiently({ connectionTimeoutMillis: 5_000, ...connection }));
    next.on("error", () => {});
    next.on("notification", ({ channel, payload = "" }) => {
      // Whoever tells or wakes hears it, too.
      if (payload.startsWith(own)) return;
      if (channel === CHANNEL) onWake();
      else onTold(payload.slice(own.length));
    });
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}; listen ${LANE}; select pg_advisory_lock_shared(${LISTENING})`);
    } catch (error) {
      // One that connected and may not listen would stay open for nobody.
      await next.end();
      throw error;
    }
    if (closing.signal.aborted) {
      await next.end();
      return;
    }
    next.on("end", () => {
      client = null;
      if (!closing.signal.aborted) void reconnect();
    });
    client = next;
  }

  async function reconnect(): Promise<void> {
    for (let pause = FIRST_PAUSE_MS; !closing.signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        await sleep(pause, undefined, { signal: closing.signal, ref: false });
        await connect();
        // Something may have been committed while nobody listened.
        onWake();
        void send();
        return;
      } catch {
        // Closed, or not reachable yet: the loop decides.
      }
    }
  }

  /** A connection takes one statement at a time. */
  function inTurn(on: pg.Client, asking: pg.QueryConfig): Promise<unknown> {
    const asked = turn.then(() => on.query(asking));
    turn = asked.catch(() => {});
    return asked;
  }

  /** One notification in flight; whatever was wanted meanwhile is one more. */
  async function send(): Promise<void> {
    if (sending) return;
    sending = true;
    try {
      for (let on = client; wanted && on !== null; on = client) {
        wanted = false;
        await inTurn(on, { text: WAKE, values: [own] });
      }
    } catch {
      // The connection is gone; reconnecting sends what is still wanted.
      wanted = true;
    } finally {
      sending = false;
    }
  }

  const lane = openLane((messages) =>
    client === null ? null : inTurn(client, { ...TELL, values: [LANE, messages] }),
  );

  // A server that is away now is tried again just as one that goes away later.
  await connect().catch(() => void reconnect());
  return {
    wake() {
      wanted = true;
      void send();
    },
    tell(message) {
      if (Buffer.byteLength(message) > TOLD_BYTES_MAX) throw new Error("too long to be told");
      lane(own + message);
    },
    isUp: () => client !== null,
    async close() {
      closing.abort();
      await client?.end();
    },
  };
}
