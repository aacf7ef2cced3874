import type { ChannelId } from "@holdfast/case-schema";

/** A delivery that nobody vouched for, as administrators see it: never its content. */
export interface QuarantinedDelivery {
  readonly id: string;
  readonly channel: ChannelId;
  readonly reason: string;
  readonly bytes: number;
  readonly at: number;
}

export interface QuarantineStore {
  /**
   * Keeps a refused delivery, sealed. `reason` is a code, never words; `bytes` tells how large it was when `raw` is only
   * its beginning.
   */
  readonly put: (item: {
    readonly channel: ChannelId;
    readonly reason: string;
    readonly raw: Uint8Array;
    readonly bytes?: number;
  }) => Promise<void>;
  /** The newest deliveries first; what is filed under `last` comes after everything else. */
  readonly list: (most: number, last?: string) => Promise<readonly QuarantinedDelivery[]>;
  /** Deletes what is older than that, of one reason or of all, and says how many. */
  readonly forget: (olderThanMs: number, reason: string | null) => Promise<number>;
}
