import { createHash } from "node:crypto";
import { createClient } from "@redis/client";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import type { OpenBus } from "./bus.ts";
import { readWord, writeWord } from "./volatile-word.ts";

export interface RedisBusOptions {
  /** `redis://` or, over TLS, `rediss://`, with user and password where the server wants them. Never logged. */
  readonly url: string;
  /** What only gateways of this house have: its words cross on channels that are named by it, beside other houses'. */
  readonly secret: string;
  /** Sets this gateway's words apart from the others'. */
  readonly own: string;
  /** At least 0, less than 1. */
  readonly random: () => number;
  readonly log: Log;
  /** What vouches for the server's certificate, in PEM; whoever Node believes when left out (NODE_EXTRA_CA_CERTS adds to them). */
  readonly authorities?: string;
}

/** A server that says nothing for so long is taken for gone: it is asked for a sign every second. */
const PING_MS = 1_000;
const SILENT_MS = 3_000;
const CONNECT_MS = 3_000;
/** How long one waits before trying again: twice as long each time, up to the most; drawn from the upper half. */
const PAUSE_MS = { first: 100, most: 5_000 };
/** More than so many words that wait for a slow server are refused, and so lost. */
const WAITING_MAX = 200;

/** In milliseconds, after so many tries in a row that came to nothing. A thousand gateways do not come back in one instant. */
export function pauseBeforeTryMs(tries: number, chance: number): number {
  const most = Math.min(PAUSE_MS.most, PAUSE_MS.first * 2 ** Math.min(tries, 16));
  return Math.round(most / 2 + (chance * most) / 2);
}

/** Where this house's gateways say what: named by a digest, so that neither the house nor its secret can be read from it. */
export function channelsOf(secret: string): { readonly log: string; readonly lane: string } {
  const house = createHash("sha256").update(secret).digest("hex").slice(0, 32);
  return { log: `holdfast:${house}:log`, lane: `holdfast:${house}:lane` };
}

/** Redis, or what speaks as it does from version 6 on, by its publish and subscribe: it keeps nothing of ours. */
export function redisBus({ url, secret, own, random, log, authorities }: RedisBusOptions): OpenBus {
  return async ({ wake, told }) => {
    const channels = channelsOf(secret);
    let isSubscribed = false;
    let isAway = false;
    let isClosed = false;
    let wanted = false;
    let isSending = false;
    const client = createClient({
      url,
      RESP: 3,
      pingInterval: PING_MS,
      disableOfflineQueue: true,
      commandsQueueMaxLength: WAITING_MAX,
      disableClientInfo: true,
      maintNotifications: "disabled",
      // A timer and a signal for each word, for what a server that takes nothing in time is noticed by anyway: its silence.
      commandOptions: { timeout: 0 },
      socket: {
        ...(authorities === undefined ? {} : { tls: true as const, ca: authorities }),
        connectTimeout: CONNECT_MS,
        socketTimeout: SILENT_MS,
        reconnectStrategy: (tries) => pauseBeforeTryMs(tries, random()),
      },
    });
    const isUp = (): boolean => client.isReady && isSubscribed;

    client.on("error", (error: unknown) => {
      // Said once for each time that it is away, and not for each try.
      if (isAway || isClosed) return;
      isAway = true;
      log.warn("bus.away", { bus: "redis", ...errorFacts(error) });
    });
    client.on("ready", () => void listen());

    const heard = (act: (text: string) => void) => (message: string) => {
      // Whoever says something hears it, too.
      if (!message.startsWith(own)) act(message.slice(own.length));
    };
    const onLog = heard(() => wake());
    const onLane = heard((text) => {
      const word = readWord(text);
      if (word !== null) told(word);
    });

    /** The client subscribes again by itself where it had subscribed before; only the first time has to be asked for. */
    async function listen(): Promise<void> {
      if (isClosed || !client.isReady) return;
      try {
        if (!isSubscribed) {
          await client.subscribe(channels.log, onLog);
          await client.subscribe(channels.lane, onLane);
          isSubscribed = true;
        }
      } catch (error) {
        if (isClosed) return;
        if (!isAway) log.warn("bus.away", { bus: "redis", ...errorFacts(error) });
        isAway = true;
        // Gone again before it was done, and the next connection asks anew; or not allowed, until somebody allows it.
        if (client.isReady) setTimeout(() => void listen(), PAUSE_MS.most).unref();
        return;
      }
      if (isAway) log.info("bus.back", { bus: "redis" });
      isAway = false;
      // Something may have been committed while nobody listened.
      wake();
      void send();
    }

    /** One wake-up on its way; whatever was wanted meanwhile is one more. */
    async function send(): Promise<void> {
      if (isSending) return;
      isSending = true;
      try {
        while (wanted && isUp()) {
          wanted = false;
          await client.publish(channels.log, own);
        }
      } catch {
        // The connection is gone; the next one sends what is still wanted.
        wanted = true;
      } finally {
        isSending = false;
      }
    }

    // It goes on trying until it is closed, and says so by then as an error.
    const connecting = client.connect().catch((error: unknown) => {
      if (!isClosed) log.error("bus.failed", { bus: "redis", ...errorFacts(error) });
    });
    return {
      kind: "redis",
      wake() {
        wanted = true;
        void send();
      },
      tell(word) {
        if (!isUp()) return;
        client.publish(channels.lane, own + writeWord(word)).catch(() => {
          // Lost, as whatever is told may be.
        });
      },
      isUp,
      async close() {
        isClosed = true;
        client.destroy();
        await connecting;
      },
    };
  };
}
