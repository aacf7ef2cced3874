import type { ChannelId } from "@holdfast/case-schema";

/** One word of somebody, or of a provider for them, on taking messages from us. */
export interface OptOutWord {
  readonly channel: ChannelId;
  /** Names it for ever: heard again, it says nothing new. */
  readonly dedupeKey: string;
  readonly threadKey: string;
  readonly optedOut: boolean;
  /** When it was said, by the provider's word, and never after its arrival; `null` counts from its arrival. */
  readonly saidAt: number | null;
}

export interface OptOutStore {
  /**
   * Keeps the word, once. How a thread stands follows from the word said last, in whatever order they arrive. Opting out
   * brings back what waits to be sent.
   */
  readonly record: (word: OptOutWord) => Promise<void>;
}
