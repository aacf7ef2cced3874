import { createHash } from "node:crypto";
import type { Facts } from "@holdfast/channel-kit";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import type { OpenBus } from "./bus.ts";
import { redisClient, type RedisClient } from "./redis-client.ts";
import { redisLane, type RedisLane } from "./redis-lane.ts";
import { signsOfLife, type SignsOfLife } from "./signs-of-life.ts";

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

/** Of a server a sign is asked for so often; one that gave none so many times in a row is gone (W58). */
const SIGNS = { everyMs: 1_000, most: 3 };
/** How long one waits before asking again to hear what others say, where that was not allowed. */
const ASK_AGAIN_MS = 5_000;

/** Where this house's gateways say what: named by a digest, so that neither the house nor its secret can be read from it. */
export function channelsOf(secret: string): Readonly<Record<"log" | "lane" | "together", string>> {
  const house = createHash("sha256").update(secret).digest("hex").slice(0, 32);
  const of = (what: string): string => `holdfast:${house}:${what}`;
  return { log: of("log"), lane: of("lane"), together: of("together") };
}

/** One client with what is known of it. */
interface Line {
  readonly client: RedisClient;
  readonly lane: RedisLane;
  readonly signs: SignsOfLife;
  readonly connecting: Promise<unknown>;
  /** Whether it was let hear what others say. */
  isFollowing: boolean;
}

/** Redis, or what speaks as it does from version 6 on, by its publish and subscribe: it keeps nothing of ours. */
export function redisBus({ url, secret, own, random, log, authorities }: RedisBusOptions): OpenBus {
  return async ({ wake, told }) => {
    const channels = channelsOf(secret);
    let isAway = false;
    let isClosed = false;
    let wanted = false;
    let isSending = false;
    let line = open();
    const isUp = (): boolean => line.client.isReady && line.isFollowing;

    /** Said once for each time that it is away, and not for each try. */
    function away(facts: Facts): void {
      if (isAway || isClosed) return;
      isAway = true;
      log.warn("bus.away", { bus: "redis", ...facts });
    }

    /** A client that goes on trying until it is ended. It comes back by itself, but for a server that lets in and then is silent. */
    function open(): Line {
      const client = redisClient({ url, random, authorities });
      const signs = signsOfLife({
        ...SIGNS,
        ask() {
          // What the client knows to be away is waited for, not asked.
          if (!client.isReady) return signs.heard();
          client.ping().then(signs.heard, () => {
            // Whoever does not answer is noticed by that.
          });
          void lane.ask();
        },
        onSilence() {
          away({ code: "SILENT" });
          client.destroy();
          line = open();
        },
      });
      const lane = redisLane({ client, channels, own, told, onAnswer: signs.heard });
      client.on("error", (error: unknown) => away(errorFacts(error)));
      client.on("ready", () => void listen(opened));
      const connecting = client.connect().catch((error: unknown) => {
        if (!isClosed) log.error("bus.failed", { bus: "redis", ...errorFacts(error) });
      });
      const opened: Line = { client, lane, signs, connecting, isFollowing: false };
      return opened;
    }

    function onLog(message: string): void {
      // Whoever says something hears it, too.
      if (message !== own) wake();
    }

    /** The client subscribes again by itself where it had subscribed before; only the first time has to be asked for. */
    async function listen(opened: Line): Promise<void> {
      const { client, lane } = opened;
      if (isClosed || !client.isReady) return;
      try {
        if (!opened.isFollowing) {
          await client.subscribe(channels.log, onLog);
          await lane.follow();
          opened.isFollowing = true;
        }
      } catch (error) {
        away(errorFacts(error));
        // Gone again before it was done, and the next connection asks anew; or not allowed, until somebody allows it.
        if (client.isReady) setTimeout(() => void listen(opened), ASK_AGAIN_MS).unref();
        return;
      }
      if (isAway) log.info("bus.back", { bus: "redis" });
      isAway = false;
      // Something may have been committed while nobody listened.
      wake();
      void send();
      void lane.ask();
    }

    /** One wake-up on its way; whatever was wanted meanwhile is one more. */
    async function send(): Promise<void> {
      if (isSending) return;
      isSending = true;
      try {
        while (wanted && isUp()) {
          wanted = false;
          await line.client.publish(channels.log, own);
        }
      } catch {
        // The connection is gone; the next one sends what is still wanted.
        wanted = true;
      } finally {
        isSending = false;
      }
    }

    return {
      kind: "redis",
      wake() {
        wanted = true;
        void send();
      },
      tell(word) {
        if (isUp()) line.lane.tell(word);
      },
      isUp,
      async close() {
        isClosed = true;
        line.signs.stop();
        line.client.destroy();
        await line.connecting;
      },
    };
  };
}
