import type { ChannelId } from "@holdfast/case-schema";

/** How far a channel has fetched from its provider. */
export interface CheckpointStore {
  readonly read: (channel: ChannelId, name: string) => Promise<string | null>;
  readonly write: (channel: ChannelId, name: string, value: string) => Promise<void>;
}
