import {
  Addressees,
  AutomaticKind,
  CORRESPONDENT_NAME_MAX,
  DangerReason,
  DoubtSign,
  HTML_LENGTH_MAX,
  Lane,
  Language,
  MAIL_BYTES_MAX,
  MESSAGE_LENGTH_MAX,
  MessageId,
  PartlyReason,
  ReachAnswers,
  SUBJECT_LENGTH_MAX,
} from "@holdfast/case-schema";
import { z } from "zod";
import { Bytes, InboundFiles } from "./inbound-file.ts";

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

/** A key under which a thread is known. */
const ThreadName = z.string().min(1).max(1000);

/** What an answer that somebody chose says of how pressing it is: a lane, which it only raises, and the answer's own code. */
export const AnswerRaise = z.object({ lane: Lane, answer: z.string().regex(/^[a-z_]{1,40}$/) });
export type AnswerRaise = z.infer<typeof AnswerRaise>;

const MessageFields = z.object({
  kind: z.literal("message"),
  dedupeKey: DedupeKey,
  /** What the channel's `traits.threadKey` says: the address, the thread, the submission, the call. */
  threadKey: ThreadName,
  /**
   * Ordered candidates: the first that is a known `threadKey` or a known name (`names`) of this channel wins over
   * `threadKey` (CH5). Mail's References.
   */
  refs: z.array(ThreadName).max(100).default([]),
  /** What they reached us from, when the channel shows it and they did not withhold it. */
  address: z.string().max(320).nullable(),
  text: z.string().max(MESSAGE_LENGTH_MAX),
  /**
   * Where in `text`, in units of UTF-16, earlier words begin that it quotes; `null` when nowhere, or when the writer's own
   * stand between them (CH36). Left out by channels in which nothing is quoted.
   */
  quotedFrom: z.number().int().nonnegative().nullable().optional(),
  /** When they sent it by the provider's word, in milliseconds since 1970; `null` when it does not say. */
  sentAt: z.number().int().nullable(),
  /** No channel hears what was agreed on with somebody. */
  danger: DangerReason.exclude(["danger_word"]).nullable().default(null),
  /** The most pressing of what they chose. What they wrote is the gateway's to judge. */
  raise: AnswerRaise.nullable().default(null),
  language: Language.nullable().default(null),
  reach: ReachAnswers.nullable().default(null),
  /** An intake check marked it. Marks never refuse. */
  lowTrust: z.boolean().default(false),
  /** Listed, not fetched: parsing asks nobody. */
  media: z.array(InboundMedia).max(50).default([]),
  /**
   * The provider's name of its own copy, as `forget` takes it; of a mail its Message-ID as it came. `Outbound.refs` gives
   * it back.
   */
  ref: z.string().min(1).max(1000).nullable().default(null),
  /** Keys under which this thread is found from now on, beside `threadKey` (CH27). */
  names: z.array(ThreadName).max(20).optional(),
  /** What whoever wrote it calls themselves beside `address`; a claim (CH35). */
  senderName: z.string().max(CORRESPONDENT_NAME_MAX).nullable().optional(),
  /** At which of our own addresses it came, in the channel's own words; `Outbound.via` gives them back (CH40). */
  via: z.string().min(1).max(320).nullable().optional(),
  /** To whom it was openly sent beside us (CH35). Left out where messages go to one address alone. */
  addressees: Addressees.nullable().optional(),
  subject: z.string().max(SUBJECT_LENGTH_MAX).nullable().optional(),
  /** The formatted version of `text`, made harmless by the channel (CH31); shown in a sandbox only. */
  html: z.string().max(HTML_LENGTH_MAX).nullable().optional(),
  /** What came with the message and lies nowhere else, in its order. */
  files: InboundFiles.optional(),
  /** Which machine wrote it; `null` or left out for a person (CH30). */
  automatic: AutomaticKind.nullable().optional(),
  /** Grounds to doubt who wrote it. They refuse nothing. */
  signs: z.array(DoubtSign).max(DoubtSign.options.length).optional(),
  /** Why it could not be read whole. `source` then comes with it, unless it was too large to be taken. */
  partly: z.array(PartlyReason).max(PartlyReason.options.length).optional(),
  /** The mail as it came, to be kept for those who may see it so; `null` or left out when `text` and `files` say it all. */
  source: Bytes.refine(({ length }) => length <= MAIL_BYTES_MAX)
    .nullable()
    .optional(),
});
/**
 * Somebody's words. `threadKey` (or the first known of `refs`) decides which contact they belong to. Personal data:
 * `threadKey`, `names`, `refs`, `ref`, `address`, `senderName`, `via`, `addressees`, `subject`, `text`, `html`, `files`, `source`
 * and `reach` never reach a log. Everything from `names` on is mail's; what is left out was not there.
 */
export const InboundMessage = MessageFields.refine(
  ({ text, quotedFrom = null }) => quotedFrom === null || isPlaceIn(text, quotedFrom),
  { path: ["quotedFrom"], message: "a place in the text, between two characters" },
);
export type InboundMessage = z.input<typeof InboundMessage>;

/** Whether something stands there, and no character is cut. */
function isPlaceIn(text: string, place: number): boolean {
  const isCut = /^[\uDC00-\uDFFF]/.test(text.slice(place)) && /[\uD800-\uDBFF]$/.test(text.slice(0, place));
  return place < text.length && !isCut;
}

/** A provider's word on a message of ours, by the message id that `send` was given. */
export const Receipt = z.object({
  kind: z.literal("receipt"),
  dedupeKey: DedupeKey,
  messageId: MessageId,
  state: z.enum(["sent", "delivered", "failed"]),
  /** Why it failed, when the provider says so. */
  reason: z.enum(["opted_out", "unreachable", "refused", "expired"]).optional(),
  /** The provider's name of its own copy, as `forget` takes it: `send` may not have lived to hear it. */
  ref: z.string().min(1).max(1000).optional(),
});
export type Receipt = z.infer<typeof Receipt>;

/**
 * The provider takes no more messages of ours to this address, or takes them again. What somebody wrote is a message, whatever
 * word it is: what it says about being written to is for the gateway to read.
 */
export const OptOut = z.object({
  kind: z.literal("opt_out"),
  dedupeKey: DedupeKey,
  threadKey: z.string().min(1).max(1000),
  optedOut: z.boolean(),
  /** The `dedupeKey` of the message on which it does so; `null` when there is none. */
  messageKey: DedupeKey.nullable().default(null),
  /** When it was said by the provider's word, in milliseconds since 1970; `null` when it does not say. */
  saidAt: z.number().int().nullable().default(null),
});
export type OptOut = z.input<typeof OptOut>;

export const InboundEvent = z.discriminatedUnion("kind", [InboundMessage, Receipt, OptOut]);
export type InboundEvent = InboundMessage | Receipt | OptOut;
