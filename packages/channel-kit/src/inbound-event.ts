import { DangerReason, Language, MESSAGE_LENGTH_MAX, MessageId, ReachAnswers } from "@holdfast/case-schema";
import { z } from "zod";

/** Names one event of one channel for ever: the same key twice is the same event (CH4). */
const DedupeKey = z.string().min(1).max(500);

/** A picture or another file that came with a message and still lies with the provider. */
export const InboundMedia = z.object({
  /** The provider's own name or address of it. */
  ref: z.string().min(1).max(2000),
  /** What the provider says it is; to be believed only after decoding. */
  type: z.string().max(255),
});
export type InboundMedia = z.infer<typeof InboundMedia>;

/**
 * Somebody's words. `threadKey` (or the first known of `refs`) decides which contact they belong to. Personal data:
 * `threadKey`, `refs`, `address`, `text` and `reach` never reach a log.
 */
export const InboundMessage = z.object({
  kind: z.literal("message"),
  dedupeKey: DedupeKey,
  /** What the channel's `traits.threadKey` says: the address, the thread, the submission, the call. */
  threadKey: z.string().min(1).max(1000),
  /** Ordered candidates; the first one that is known wins over `threadKey`. Mail's References. */
  refs: z.array(z.string().min(1).max(1000)).max(100).default([]),
  /** What they reached us from, when the channel shows it and they did not withhold it. */
  address: z.string().max(320).nullable(),
  text: z.string().max(MESSAGE_LENGTH_MAX),
  /** When they sent it by the provider's word, in milliseconds since 1970; `null` when it does not say. */
  sentAt: z.number().int().nullable(),
  danger: DangerReason.nullable().default(null),
  language: Language.nullable().default(null),
  reach: ReachAnswers.nullable().default(null),
  /** An intake check marked it. Marks never refuse. */
  lowTrust: z.boolean().default(false),
  /** Listed, not fetched: parsing asks nobody. */
  media: z.array(InboundMedia).max(50).default([]),
  /** The provider's name of its own copy, as `forget` takes it. */
  ref: z.string().min(1).max(500).nullable().default(null),
});
export type InboundMessage = z.input<typeof InboundMessage>;

/** A provider's word on a message of ours, by the message id that `send` was given. */
export const Receipt = z.object({
  kind: z.literal("receipt"),
  dedupeKey: DedupeKey,
  messageId: MessageId,
  state: z.enum(["sent", "delivered", "failed"]),
  /** Why it failed, when the provider says so. */
  reason: z.enum(["opted_out", "unreachable", "refused", "expired"]).optional(),
});
export type Receipt = z.infer<typeof Receipt>;

/** The provider says that this address takes no more messages from us. */
export const OptOut = z.object({
  kind: z.literal("opt_out"),
  dedupeKey: DedupeKey,
  threadKey: z.string().min(1).max(1000),
  optedOut: z.boolean(),
});
export type OptOut = z.infer<typeof OptOut>;

export const InboundEvent = z.discriminatedUnion("kind", [InboundMessage, Receipt, OptOut]);
export type InboundEvent = InboundMessage | Receipt | OptOut;
