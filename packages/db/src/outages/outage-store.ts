import type { ChannelId, OutageReason } from "@holdfast/case-schema";

/** What is known about one channel's working. A channel that was never down is not known. */
export interface ChannelHealth {
  readonly channel: ChannelId;
  /** Grows with every outage and every recovery. */
  readonly version: number;
  /** `null` while it works. Milliseconds since 1970. */
  readonly down: { readonly since: number; readonly reason: OutageReason } | null;
}

/** Which channels do not work, and since when: the same for every gateway. */
export interface OutageStore {
  /** The newest word about each channel that was ever down. */
  readonly known: () => Promise<readonly ChannelHealth[]>;
  /**
   * Says that a channel is down, or still is, and why. The first one who says so decides since when. `true` when that is
   * news.
   */
  readonly report: (outage: {
    readonly channel: ChannelId;
    readonly since: number;
    /** When it was seen last; what was seen before another gateway saw it work again is no news. */
    readonly seenAt: number;
    readonly reason: OutageReason;
    /** Which gateway saw it. */
    readonly by: string;
  }) => Promise<boolean>;
  /** Says that a channel works again; `false` when another gateway still saw it down within `unseenMs`. */
  readonly end: (channel: ChannelId, by: string, unseenMs: number) => Promise<boolean>;
  /** Ends outages of channels that are not among `carried` and that no gateway saw within `unseenMs`; how many. */
  readonly endForsaken: (carried: readonly ChannelId[], unseenMs: number) => Promise<number>;
  /** Forgets outages that ended before that long ago, but not the last of a channel; how many. */
  readonly forget: (keptMs: number) => Promise<number>;
}
