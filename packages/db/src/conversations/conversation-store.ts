import type { ChannelId, ContactId, MessageId } from "@holdfast/case-schema";

/** Words in a thread as the person may read them. Personal data. */
export interface ThreadWords {
  readonly id: MessageId;
  readonly text: string;
  readonly at: number;
}

export type OpenedConversation =
  | {
      readonly kind: "open";
      /** The thread's newest contact. */
      readonly contactId: ContactId;
      /** Our replies that were handed over, oldest first; `seen` by an earlier `markSeen`. */
      readonly replies: readonly (ThreadWords & { readonly seen: boolean })[];
      /** What they wrote and did not take back, oldest first. */
      readonly own: readonly ThreadWords[];
      readonly until: number;
    }
  | { readonly kind: "unknown" }
  | { readonly kind: "expired" };

export interface ConversationStore {
  readonly open: (channel: ChannelId, threadKey: string) => Promise<OpenedConversation>;
  /**
   * What we wrote in the thread that the first known of `keys` names, newest first and the newest hundred; nothing when none
   * is known. Personal data.
   */
  readonly ourWords: (channel: ChannelId, keys: readonly string[]) => Promise<readonly string[]>;
  /**
   * The subjects that mails to us had in the thread that the first known of `keys` names, newest first and the newest hundred;
   * nothing when none is known. Personal data.
   */
  readonly theirSubjects: (channel: ChannelId, keys: readonly string[]) => Promise<readonly string[]>;
  /** Remembers that replies of this thread were shown to the person. Other ids change nothing. */
  readonly markSeen: (channel: ChannelId, threadKey: string, replies: readonly MessageId[]) => Promise<void>;
  /** Erases the person's words and their keys; `everything` includes what they said about being reached. */
  readonly withdraw: (
    channel: ChannelId,
    threadKey: string,
    what: MessageId | "everything",
  ) => Promise<"withdrawn" | "unknown">;
}
