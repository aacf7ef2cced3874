import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { LogListener } from "./log-store.ts";

const CHANNEL = "holdfast_log";
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Hears and sends wake-ups on a connection of its own, which reconnects for ever, also when the first try fails. Wake-ups are hints: one that is lost
 * costs a sweep's delay, never an event.
 */
export async function listen(connection: pg.PoolConfig, onWake: () => void): Promise<LogListener> {
  const closing = new AbortController();
  let client: pg.Client | null = null;
  let wanted = false;
  let sending = false;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionTimeoutMillis: 5_000, keepAlive: true, ...connection });
    next.on("error", () => {});
    next.on("notification", () => onWake());
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
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

  /** One notification in flight; whatever was wanted meanwhile is one more. */
  async function send(): Promise<void> {
    if (sending) return;
    sending = true;
    try {
      for (let on = client; wanted && on !== null; on = client) {
        wanted = false;
        await on.query(`notify ${CHANNEL}`);
      }
    } catch {
      // The connection is gone; reconnecting sends what is still wanted.
      wanted = true;
    } finally {
      sending = false;
    }
  }

  // A server that is away now is tried again just as one that goes away later.
  await connect().catch(() => void reconnect());
  return {
    wake() {
      wanted = true;
      void send();
    },
    async close() {
      closing.abort();
      await client?.end();
    },
  };
}
