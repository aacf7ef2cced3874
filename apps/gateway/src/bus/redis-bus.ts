import { createHash } from "node:crypto";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import type { OpenBus } from "./bus.ts";
import { dialRedis, redisAddress } from "./redis-address.ts";
import { openRedisLine } from "./redis-line.ts";
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

/** Where this house's gateways say what: named by a digest, so that neither the house nor its secret can be read from it. */
export function channelsOf(secret: string): { readonly log: string; readonly lane: string } {
  const house = createHash("sha256").update(secret).digest("hex").slice(0, 32);
  return { log: `holdfast:${house}:log`, lane: `holdfast:${house}:lane` };
}

/** Redis, or what speaks as it does from version 6 on, by its publish and subscribe: it keeps nothing of ours. */
export function redisBus({ url, secret, own, random, log, authorities }: RedisBusOptions): OpenBus {
  return async ({ wake, told }) => {
    const channels = channelsOf(secret);
    const address = redisAddress(url);
    let isAway = false;
    let wanted = false;
    let isSending = false;

    const line = openRedisLine({
      dial: () => dialRedis(address, authorities),
      user: address.user,
      password: address.password,
      channels: [channels.log, channels.lane],
      random,
      onUp() {
        if (isAway) log.info("bus.back", { bus: "redis" });
        isAway = false;
        // Something may have been committed while nobody listened.
        wake();
        send();
      },
      onAway(error) {
        // Said once for each time that it is away, and not for each try.
        if (!isAway) log.warn("bus.away", { bus: "redis", ...errorFacts(error) });
        isAway = true;
      },
      onMessage(channel, text) {
        // Whoever says something hears it, too.
        if (text.startsWith(own)) return;
        if (channel === channels.log) return wake();
        const word = readWord(text.slice(own.length));
        if (word !== null) told(word);
      },
    });

    /** One wake-up on its way; whatever was wanted meanwhile is one more, and what is not known to have arrived is wanted still. */
    function send(): void {
      if (isSending || !wanted) return;
      wanted = false;
      isSending = line.publish(channels.log, own, (refused) => {
        isSending = false;
        if (refused === null) send();
        else wanted = true;
      });
      if (!isSending) wanted = true;
    }

    return {
      kind: "redis",
      wake() {
        wanted = true;
        send();
      },
      // Lost where it cannot be said, as whatever is told may be.
      tell: (word) => void line.publish(channels.lane, own + writeWord(word)),
      isUp: line.isUp,
      async close() {
        line.close();
      },
    };
  };
}
