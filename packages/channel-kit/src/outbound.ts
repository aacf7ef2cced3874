import type { MessageId } from "@holdfast/case-schema";

/** A message to hand over. Personal data: `threadKey`, `address`, `text`, `subject`, `refs` and `via`. */
export interface Outbound {
  /** Also the idempotency key, where the provider takes one. */
  readonly messageId: MessageId;
  readonly threadKey: string;
  readonly address: string | null;
  readonly text: string;
  /** When it stops being worth delivering, in milliseconds since 1970: a provider that queues is told. */
  readonly goodUntil?: number | null;
  /** The last subject that the person's messages in this contact had; `null` or left out when none had one. */
  readonly subject?: string | null;
  /**
   * The `ref`s of this contact's messages, theirs (`InboundMessage.ref`) and ours (`SendResult`'s and receipts'), oldest
   * first, the newest 100; without those of words that were taken back. Left out where there are none. Mail's References;
   * the last one is what it answers.
   */
  readonly refs?: readonly string[];
  /**
   * The `via` of the last message in this contact that a person wrote from where it began; left out where none had one. It may
   * name what is ours no longer (CH40).
   */
  readonly via?: string;
}

/**
 * What came of handing over. `retry` says that it was surely not sent; `unknown`, that nobody can tell, and the gateway
 * never sends it again by itself (CH6). An exception is a bug.
 */
export type SendResult =
  | {
      readonly kind: "accepted";
      readonly delivered: boolean;
      /** The provider's name of its own copy, as `forget` takes it; of a mail the Message-ID it was given. */
      readonly ref?: string;
    }
  | { readonly kind: "rejected"; readonly reason: "opted_out" | "unreachable" | "too_long" | "refused" }
  | {
      readonly kind: "retry";
      readonly afterMs: number;
      /** Nobody was reached from here who would have taken any message of ours: another gateway may have a way (CH63). */
      readonly unreached?: true;
    }
  | { readonly kind: "unknown" };
