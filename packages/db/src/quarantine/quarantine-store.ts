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
  /** Keeps a refused delivery, sealed. `reason` is a code, never words. */
  readonly put: (item: {
    readonly channel: ChannelId;
    readonly reason: string;
    readonly raw: Uint8Array;
  }) => Promise<void>;
  /** The newest deliveries first. */
  readonly list: (most: number) => Promise<readonly QuarantinedDelivery[]>;
  /** Deletes what is older than that, of one reason or of all, and says how many. */
  readonly forget: (olderThanMs: number, reason: string | null) => Promise<number>;
}
