import type { ChannelId, Medium } from "@holdfast/case-schema";
import type { Channel, Way } from "@holdfast/channel-kit";
import type { ChannelHealth, Store } from "@holdfast/db";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import { overheard } from "./heard.ts";
import { isAllWell, type Health as Seen } from "./hysteresis.ts";
import { PACE, watchChannel, type Pace, type Watch } from "./watch-channel.ts";
import { waysBeside } from "./ways.ts";

export interface HealthParts {
  readonly store: Pick<Store, "outages">;
  /** Names this gateway among the others. */
  readonly holder: string;
  readonly clock: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly log: Log;
  readonly pace?: Pace;
}

/** Which channels work. What is said here is at most a few seconds old. */
export interface ChannelsHealth {
  /** Begins to watch a channel; gives the same channel, overheard at its work. */
  readonly watch: (watched: {
    readonly id: ChannelId;
    readonly medium: Medium;
    readonly channel: Channel;
  }) => Channel;
  /** The ways in besides a channel's own, from memory (CH24). */
  readonly ways: (own: ChannelId) => readonly Way[];
  /** Every watched channel, and whether it works. */
  readonly up: () => ReadonlyMap<ChannelId, boolean>;
  /** Begins to ask. */
  readonly start: () => void;
  /** Asks no more, and waits for what is being written. */
  readonly close: () => Promise<void>;
}

/** How often the others' word is read. */
export const REREAD_MS = 2_000;
/** Longer than any gateway that sees an outage is silent about it: a check when down, and its patience. */
const UNSEEN_MS = PACE.downMs + PACE.patienceMs + 8_000;

/** Watches channels and keeps what all gateways know of their outages. */
export function createHealth({ store, holder, clock, wait, log, pace = PACE }: HealthParts): ChannelsHealth {
  const { outages } = store;
  const watched = new Map<ChannelId, { readonly medium: Medium; readonly watch: Watch }>();
  const closing = new AbortController();
  let known: ReadonlyMap<ChannelId, ChannelHealth> = new Map();
  let running: Promise<unknown> = Promise.resolve();

  const reread = async (): Promise<void> => {
    known = new Map((await outages.known()).map((one) => [one.channel, one]));
  };

  const tell = async (id: ChannelId, seen: Seen): Promise<void> => {
    try {
      if (seen.down !== null) {
        const outage = { channel: id, by: holder, seenAt: seen.lastBadAt, ...seen.down };
        if (await outages.report(outage)) log.warn("channel_down", { channel: id, reason: seen.down.reason });
      } else if (isAllWell(seen) && (known.get(id)?.down ?? null) !== null) {
        if (await outages.end(id, holder, UNSEEN_MS)) log.info("channel_well", { channel: id });
      } else return;
      await reread();
    } catch (error) {
      // The next sign says it again.
      log.warn("channel_health_not_kept", { channel: id, ...errorFacts(error) });
    }
  };

  const follow = async (): Promise<void> => {
    const aborted = new Promise<void>((resolve) =>
      closing.signal.addEventListener("abort", () => resolve(), { once: true }),
    );
    while (!closing.signal.aborted) {
      await reread().catch((error: unknown) => log.warn("outages_not_read", errorFacts(error)));
      await Promise.race([wait(REREAD_MS), aborted]);
    }
  };

  const downSince = (id: ChannelId): number | null => known.get(id)?.down?.since ?? null;
  return {
    watch: ({ id, medium, channel }) => {
      const { check } = channel;
      const watch = watchChannel({ id, check, tell: (seen) => tell(id, seen), clock, wait, pace, log });
      watched.set(id, { medium, watch });
      return overheard(channel, watch.hear);
    },
    ways: (own) =>
      waysBeside(
        own,
        [...watched].map(([id, { medium }]) => ({ id, medium, downSince: downSince(id) })),
      ),
    up: () => new Map([...watched.keys()].map((id) => [id, downSince(id) === null])),
    start: () => {
      const { signal } = closing;
      // What others know comes first: the first good check may be the end of an outage from before this start.
      running = reread()
        .catch(() => {})
        .then(() => Promise.all([follow(), ...[...watched.values()].map(({ watch }) => watch.run(signal))]));
    },
    close: async () => {
      closing.abort();
      await running;
    },
  };
}
