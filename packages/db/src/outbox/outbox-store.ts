import type { ChannelId, ContactId, MessageId, SendState } from "@holdfast/case-schema";

/** A message to hand over now. Personal data: `threadKey`, `address`, `text`. */
export interface Due {
  readonly messageId: MessageId;
  readonly contactId: ContactId;
  readonly channel: ChannelId;
  readonly threadKey: string;
  readonly address: string | null;
  readonly text: string;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly goodUntil: number | null;
}

/** Why the store itself gives a message up; it comes back to the advocate as not sent. */
export type LeaseRefusal = "too_late" | "closed" | "not_held" | "opted_out" | "damaged";

export type SendOutcome = { readonly state: Exclude<SendState, "queued"> };

export interface OutboxStore {
  /**
   * Takes up to `most` due messages for `holder`. Claim, opt-out and validity are checked anew; what fails them is
   * settled as failed with a `LeaseRefusal` and not returned. Within a contact they come in the order in which they were
   * written, and none comes before the one ahead of it is settled or among them.
   */
  readonly lease: (holder: string, leaseMs: number, most: number) => Promise<readonly Due[]>;
  /**
   * Says that `send` is about to be called, and holds the message for `leaseMs` from now; a crash after this leaves it
   * unknown, never sent again. `false`: the lease is gone, one ahead of it is not settled or the checks no longer hold,
   * so do not send.
   */
  readonly markHandingOver: (messageId: MessageId, holder: string, leaseMs: number) => Promise<boolean>;
  /** Gives back what was surely not sent, to be leased again from `retryAt` on. Nothing happens once the lease is another's. */
  readonly tryAgain: (messageId: MessageId, holder: string, retryAt: number) => Promise<void>;
  /** Records an outcome. A state that is not ahead of the present one changes nothing. `reason` is a code, never words. */
  readonly settle: (messageId: MessageId, outcome: SendOutcome, reason?: string) => Promise<void>;
  /** Records a provider's word once per `dedupeKey`; unknown messages and backward states change nothing. */
  readonly receipt: (
    channel: ChannelId,
    dedupeKey: string,
    messageId: MessageId,
    state: SendState,
  ) => Promise<void>;
  /** Settles hand-overs whose lease ran out as unknown, and says how many. */
  readonly abandonExpiredHandOvers: () => Promise<number>;
}
