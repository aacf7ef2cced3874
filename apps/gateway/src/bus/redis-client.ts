import { createClient } from "@redis/client";

export interface RedisClientOptions {
  readonly url: string;
  /** At least 0, less than 1. */
  readonly random: () => number;
  readonly authorities: string | undefined;
}

/** A client as a gateway uses it, not connected yet. */
export type RedisClient = ReturnType<typeof redisClient>;

/** A server that does not let in for so long is taken for gone; whether one is there that did is asked for (W58). */
const CONNECT_MS = 3_000;
/** How long one waits before trying again: twice as long each time, up to the most; drawn from the upper half. */
const PAUSE_MS = { first: 100, most: 5_000 };
/** More than so many words that wait for a slow server are refused, and so lost. */
export const WAITING_MAX = 200;
/** For what is no word and is never to be refused for them: one wake-up at most is on its way, and a few signs and questions are. */
const ROOM_BESIDE = 50;

/** In milliseconds, after so many tries in a row that came to nothing. A thousand gateways do not come back in one instant. */
export function pauseBeforeTryMs(tries: number, chance: number): number {
  const most = Math.min(PAUSE_MS.most, PAUSE_MS.first * 2 ** Math.min(tries, 16));
  return Math.round(most / 2 + (chance * most) / 2);
}

/** Made so that it comes back by itself, says nothing later than at once, and nothing twice. */
export function redisClient({ url, random, authorities }: RedisClientOptions) {
  return createClient({
    url,
    RESP: 3,
    disableOfflineQueue: true,
    commandsQueueMaxLength: WAITING_MAX + ROOM_BESIDE,
    disableClientInfo: true,
    maintNotifications: "disabled",
    // A timer and a signal for each word, for what a server that takes nothing in time is noticed by anyway: its silence.
    commandOptions: { timeout: 0 },
    socket: {
      ...(authorities === undefined ? {} : { tls: true as const, ca: authorities }),
      connectTimeout: CONNECT_MS,
      // Begins anew with whatever is written, too: of use only until the client is let in.
      socketTimeout: CONNECT_MS,
      reconnectStrategy: (tries) => pauseBeforeTryMs(tries, random()),
    },
  });
}
