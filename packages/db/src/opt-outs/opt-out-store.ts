import type { ChannelId } from "@holdfast/case-schema";

export interface OptOutStore {
  /** Remembers that a thread takes no more messages from us, or takes them again. */
  readonly record: (channel: ChannelId, threadKey: string, optedOut: boolean) => Promise<void>;
}
