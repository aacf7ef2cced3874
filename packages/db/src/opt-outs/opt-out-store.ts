import type { ChannelId, ContactId, OptOutKind, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** One word of somebody, or of a provider for them, on taking messages from us. Personal data: the keys of threads. */
export interface OptOutWord {
  readonly channel: ChannelId;
  /** Names it for ever: heard again, it says nothing new. Of a word that somebody wrote, the key of that message. */
  readonly dedupeKey: string;
  readonly threadKey: string;
  /** As for an arrival: the first that is known wins over `threadKey`. */
  readonly refs?: readonly string[];
  readonly kind: Exclude<OptOutKind, "refused_in_words" | "agreed_anew">;
  /** The key of the message that it was, or on which a provider blocks; `null` when there is none. */
  readonly messageKey: string | null;
  /** By which edition of the keywords somebody's word was read; `null` for a provider's. */
  readonly edition: number | null;
  /** When it was said, by the provider's word, and never after its arrival; `null` counts from its arrival. */
  readonly saidAt: number | null;
}

/** What came of saying how somebody wants it; only who has the contact says so. */
export type OptOutStated =
  | { readonly kind: "kept"; readonly version: number }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null }
  | { readonly kind: "not_found" };

export interface OptOutStore {
  /**
   * Keeps the word, once, and gives the thread's open contact its next version. How a thread stands follows from the word
   * said last, in whatever order they arrive. What closes it brings back what waits to be sent.
   */
  readonly record: (word: OptOutWord) => Promise<void>;
  /** They said in words of their own that they want no messages. */
  readonly refusedInWords: (given: {
    readonly contactId: ContactId;
    readonly by: UserId;
  }) => Promise<OptOutStated>;
  /** They agreed to be written to again. It takes back a refusal in words, and no STOP. */
  readonly agreedAnew: (given: {
    readonly contactId: ContactId;
    readonly by: UserId;
  }) => Promise<OptOutStated>;
}
