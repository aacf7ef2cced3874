import type { ChannelId } from "@holdfast/case-schema";
import type { Channel, Found } from "@holdfast/channel-kit";
import { OutOfPatience, withPatience } from "../intake/with-patience.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import type { Heard } from "./heard.ts";
import { ALL_WELL, isAllWell, nextHealth, type Health, type Sign } from "./hysteresis.ts";

/** How long between two checks, and how long one may take. In milliseconds. */
export interface Pace {
  readonly wellMs: number;
  /** After a bad sign that is no outage yet: it is to be known soon whether it is one. */
  readonly doubtMs: number;
  readonly downMs: number;
  readonly patienceMs: number;
}

export const PACE: Pace = { wellMs: 30_000, doubtMs: 5_000, downMs: 10_000, patienceMs: 12_000 };

export interface WatchParts {
  readonly id: ChannelId;
  /** Left out when the channel cannot ask: what becomes of its messages is all there is to see. */
  readonly check: NonNullable<Channel["check"]> | undefined;
  /** Hears what every sign came to; the next check waits for it. */
  readonly tell: (health: Health) => Promise<void>;
  readonly clock: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly pace: Pace;
  readonly log: Log;
}

/** One channel, watched. */
export interface Watch {
  readonly hear: (heard: Heard) => void;
  /** Asks until `signal` aborts. Never rejects. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** Bad signs of one kind in a row after which the provider is asked at once. */
const ASK_AFTER = 2;

/** Asks a channel's provider now and then, and at once when messages fail or are refused. */
export function watchChannel({ id, check, tell, clock, wait, pace, log }: WatchParts): Watch {
  let health = ALL_WELL;
  let told: Promise<void> = Promise.resolve();
  let nudge: () => void = () => {};
  const failed = { send: 0, fetch: 0, line: 0 };

  const take = (sign: Sign): Promise<void> => {
    health = nextHealth(health, sign);
    const now = health;
    // One after the other, so that what is written last is what was seen last.
    told = told.then(() => tell(now));
    return told;
  };

  const ask = async (asked: NonNullable<Channel["check"]>): Promise<Found> => {
    try {
      return await withPatience(asked(), pace.patienceMs);
    } catch (error) {
      if (error instanceof OutOfPatience) return { kind: "down", reason: "unreachable" };
      log.error("channel_check_threw", { channel: id, ...errorFacts(error) });
      return { kind: "down", reason: "provider" };
    }
  };

  const pause = (): number => {
    if (health.down !== null) return pace.downMs;
    return isAllWell(health) ? pace.wellMs : pace.doubtMs;
  };

  return {
    hear: (heard) => {
      if (heard.kind === "refused") return nudge();
      const { kind, went } = heard;
      if (kind === "send") void take({ kind, went, at: clock() });
      failed[kind] = went === "well" ? 0 : failed[kind] + 1;
      if (failed[kind] === ASK_AFTER) nudge();
    },
    run: async (signal) => {
      if (check === undefined) return;
      const aborted = new Promise<null>((resolve) =>
        signal.addEventListener("abort", () => resolve(null), { once: true }),
      );
      while (!signal.aborted) {
        const nudged = new Promise<null>((resolve) => (nudge = () => resolve(null)));
        const at = clock();
        const found = await Promise.race([ask(check), aborted]);
        if (found === null) break;
        await take({ kind: "check", found, at });
        await Promise.race([wait(pause()), nudged, aborted]);
      }
      await told;
    },
  };
}
