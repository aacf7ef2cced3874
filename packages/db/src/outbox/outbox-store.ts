import type { ChannelId, ContactId, MessageId, SendFailure, SendState } from "@holdfast/case-schema";

/** A message to hand over now. Personal data: `threadKey`, `address`, `text`, `subject`, `refs`, `via`. */
export interface Due {
  readonly messageId: MessageId;
  readonly contactId: ContactId;
  readonly channel: ChannelId;
  readonly threadKey: string;
  readonly address: string | null;
  readonly text: string;
  /** The last subject of theirs in this contact; `null` when none had one. */
  readonly subject: string | null;
  /** What the channel named this contact's messages, theirs and ours, oldest first; the newest 100. */
  readonly refs: readonly string[];
  /**
   * At which of our addresses a person wrote last, from where this contact began, in the channel's words; `null` when it said
   * nothing.
   */
  readonly via: string | null;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Whether the line itself wrote it, and nobody else (DB704). */
  readonly isLine: boolean;
  readonly goodUntil: number | null;
}

/** Why the store itself gives a message up; it comes back to the advocate as not sent. */
export type LeaseRefusal = Extract<SendFailure, "too_late" | "closed" | "not_held" | "pressing" | "damaged">;

/**
 * What came of saying that a message is about to leave. `changed`: its contact has another version than the one that was
 * decided on, or the plan that it is a piece of another revision. `gone`: the lease is, or it may not leave, or not yet, whatever is decided.
 */
export type HandOverMark = "marked" | "changed" | "gone";

export interface SendOutcome {
  readonly state: Exclude<SendState, "queued">;
  /** The provider's name of its copy, when it gave one; kept sealed until that copy is forgotten. */
  readonly ref?: string;
}

/** A provider's word on a message of ours. */
export interface ReceiptGiven {
  readonly channel: ChannelId;
  readonly dedupeKey: string;
  readonly messageId: MessageId;
  readonly state: SendState;
  /** Why it failed, when the provider says so. */
  readonly reason?: SendFailure | undefined;
  readonly ref?: string | undefined;
}

/** How the outbox stands: numbers for whoever watches the house. */
export interface OutboxFigures {
  /** Held back for their authors, or to be tried again later. */
  readonly waiting: number;
  readonly due: number;
  readonly handingOver: number;
  /** Due for more than a minute: nobody sends them, or nobody can. */
  readonly stuck: number;
  /** Messages of the last day of which nobody can tell whether they were sent. */
  readonly unknown: number;
}

export interface OutboxStore {
  /**
   * Takes up to `most` due messages for `holder`. Claim and validity are checked anew; what fails them is
   * settled as failed with a `LeaseRefusal` and not returned. Within a contact they come in the order in which they were
   * written, and none comes before the one ahead of it is settled or among them. Messages of other than `channels` are
   * left to who can send them, until they are too late; left out, all are taken.
   */
  readonly lease: (
    holder: string,
    leaseMs: number,
    most: number,
    channels?: readonly ChannelId[],
  ) => Promise<readonly Due[]>;
  /**
   * Says that `send` is about to be called, at the contact's version at which it was decided that it may, and holds the
   * message for `leaseMs` from now, and of a piece of a safety plan also at the plan's revision (DB640); a crash after this leaves it unknown, never sent again. Unless it is `marked`, do not
   * send. It counts as having left from here on, until it is known that it surely did not.
   */
  readonly markHandingOver: (
    messageId: MessageId,
    holder: string,
    leaseMs: number,
    version: number,
    planRevision?: number | null,
  ) => Promise<HandOverMark>;
  /** Settles as failed what may not leave. Nothing happens once the lease is another's, or while it is handed over. */
  readonly giveUp: (messageId: MessageId, holder: string, reason: SendFailure) => Promise<void>;
  /** Gives back what was surely not sent, to be leased again from `retryAt` on. `false`, and nothing happens, once the lease is another's. */
  readonly tryAgain: (messageId: MessageId, holder: string, retryAt: number) => Promise<boolean>;
  /** Records an outcome. A state that is not ahead of the present one changes nothing. */
  readonly settle: (messageId: MessageId, outcome: SendOutcome, reason?: SendFailure) => Promise<void>;
  /**
   * Keeps that the provider refused a message because it takes none to them any more, once for each message. It is a state
   * of the conversation (DB233); what becomes of the message is for `settle` to say. Of another channel's message, or
   * nobody's, it changes nothing.
   */
  readonly providerRefused: (channel: ChannelId, messageId: MessageId) => Promise<void>;
  /**
   * Records a provider's word once per `dedupeKey`; unknown messages and backward states change nothing. One that failed
   * because the provider takes none to them is `providerRefused` as well.
   */
  readonly receipt: (given: ReceiptGiven) => Promise<void>;
  /** Settles hand-overs whose lease ran out as unknown, and says how many. */
  readonly abandonExpiredHandOvers: () => Promise<number>;
  readonly figures: () => Promise<OutboxFigures>;
}
