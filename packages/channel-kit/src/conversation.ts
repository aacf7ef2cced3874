import type { Language, MessageId, ReachAnswers } from "@holdfast/case-schema";
import type { AnswerRaise } from "./inbound-event.ts";

/** A reply of ours, as the person may read it. */
export interface Reply {
  readonly id: MessageId;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Whether an earlier visit was already shown it (`markSeen`); a page opened again shows only what is new. */
  readonly seen: boolean;
}

/** Something the person wrote and may still take back. */
export interface OwnWords {
  readonly id: MessageId;
  readonly text: string;
  readonly at: number;
}

/** What the person adds. `dedupeKey` makes sending the same page twice store once. */
export interface PersonWrites {
  readonly dedupeKey: string;
  readonly text: string;
  readonly danger: boolean;
  /** The most pressing of the answers that they chose; left out when none says anything. */
  readonly raise?: AnswerRaise | null;
  readonly language: Language;
  readonly reach: ReachAnswers | null;
  /** The page's own checks (honeypot) doubt it; stored all the same. */
  readonly lowTrust: boolean;
}

/** What came of writing. `stored` is said only after the commit. */
export type Written =
  | { readonly kind: "stored"; readonly messageId: MessageId }
  | { readonly kind: "refused"; readonly reason: "too_long" | "expired" };

/** What came of opening a conversation again. */
export type Opened =
  | {
      readonly kind: "open";
      /** Our replies, oldest first; none when nobody has answered yet. */
      readonly replies: readonly Reply[];
      /** What they wrote, oldest first, without what they deleted. */
      readonly own: readonly OwnWords[];
      /** Until when the key opens it, in milliseconds since 1970. */
      readonly until: number;
    }
  | { readonly kind: "unknown" }
  | { readonly kind: "expired" };

/**
 * One thread, for channels with pages: the person's side of it and nothing else. Made from the thread key that the
 * person holds (a return code), so whoever lacks the key cannot name the thread.
 */
export interface Conversation {
  write(words: PersonWrites): Promise<Written>;
  /**
   * Opens the thread for reading. Wrong keys cost growing time per client address and in all; a right key is never
   * refused for another's wrong ones, because addresses are shared.
   */
  open(): Promise<Opened>;
  /**
   * Remembers that these replies were shown to the person. The page says so after it has chosen what to show, because
   * opening alone (to write, to delete) shows nothing. Ids that are not replies of this thread change nothing.
   */
  markSeen(replies: readonly MessageId[]): Promise<void>;
  /**
   * Deletes what the person wrote, all of it or one message; the words are gone, the fact that there were some stays.
   * Everything includes what they said about being reached.
   */
  withdraw(what: MessageId | "everything"): Promise<"withdrawn" | "unknown">;
}
