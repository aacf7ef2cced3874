import type { ChannelId, MessageId } from "@holdfast/case-schema";

/** Something that a provider still keeps, under the provider's own name. */
export interface ProviderCopyDue {
  readonly messageId: MessageId;
  readonly channel: ChannelId;
  readonly ref: string;
  /** 1 for the first try. */
  readonly attempt: number;
}

/** Which copies to look for, and how long to hold them. */
export interface CopyLease {
  /** How long a provider may keep what nobody withdrew. */
  readonly keptMs: number;
  /** Channels whose provider can be asked here. */
  readonly channels: readonly ChannelId[];
  /** Of these, the ones whose copies stay until they are taken back or forgotten; none when left out. */
  readonly staying?: readonly ChannelId[];
  readonly leaseMs: number;
  readonly most: number;
}

export interface CopyStore {
  /**
   * Takes copies that a provider is to delete now: those withdrawn first, then those kept long enough whose pictures, if
   * there were any, are fetched. Nobody else gets them while the lease lasts.
   */
  readonly lease: (wanted: CopyLease) => Promise<readonly ProviderCopyDue[]>;
  /** The provider has deleted it: its name is erased here too. */
  readonly forgotten: (messageId: MessageId) => Promise<void>;
  /** It could not be deleted; it is leased again from `retryAt` on. */
  readonly tryAgain: (messageId: MessageId, retryAt: number) => Promise<void>;
  /** How many copies providers still keep. */
  readonly count: () => Promise<number>;
}
