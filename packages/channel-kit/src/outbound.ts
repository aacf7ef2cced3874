import type { MessageId } from "@holdfast/case-schema";

/** A message to hand over. Personal data: `threadKey`, `address` and `text`. */
export interface Outbound {
  /** Also the idempotency key, where the provider takes one. */
  readonly messageId: MessageId;
  readonly threadKey: string;
  readonly address: string | null;
  readonly text: string;
  /** When it stops being worth delivering, in milliseconds since 1970: a provider that queues is told. */
  readonly goodUntil?: number | null;
}

/**
 * What came of handing over. `retry` says that it was surely not sent; `unknown`, that nobody can tell, and the gateway
 * never sends it again by itself (CH6). An exception is a bug.
 */
export type SendResult =
  | {
      readonly kind: "accepted";
      readonly delivered: boolean;
      /** The provider's name of its own copy, as `forget` takes it. */
      readonly ref?: string;
    }
  | { readonly kind: "rejected"; readonly reason: "opted_out" | "unreachable" | "too_long" | "refused" }
  | { readonly kind: "retry"; readonly afterMs: number }
  | { readonly kind: "unknown" };
