import type {
  ChannelId,
  ContactId,
  DangerReason,
  KeywordKind,
  Lane,
  LaneReason,
  Language,
  Medium,
  MessageId,
  ReachAnswers,
} from "@holdfast/case-schema";
import type { ArrivedMail } from "../mail/arrived-mail.ts";

/**
 * What a channel's provider still keeps of a message, as the channel names it. Personal data: a name may hold an address.
 * Stored sealed under the message's own key, so that it is gone with the words when those are withdrawn.
 */
export interface ProviderCopy {
  /** The provider's name of its own copy, as the channel's `forget` takes it; `null` when it has none. */
  readonly ref: string | null;
  /** Pictures and other files that lie there, in their order. `type` is the provider's word only. */
  readonly media: readonly { readonly ref: string; readonly type: string }[];
}

/** What a form's answer or a list of words says of how pressing it is. It can only raise a lane (DB110). */
export interface Raise {
  readonly lane: Lane;
  readonly reason: Exclude<LaneReason, "staff">;
}

/** One inbound event on its way into the store. Personal data throughout; sealed before it leaves this process. */
export interface Arrival {
  readonly channel: ChannelId;
  readonly medium: Medium;
  /** Names the event for ever within its channel: arriving twice stores once. */
  readonly dedupeKey: string;
  readonly threadKey: string;
  /** Ordered candidates: the first that is a known thread's key or name wins over `threadKey` (DB171). */
  readonly refs: readonly string[];
  readonly address: string | null;
  /** For an unreadable delivery, what could be kept of it. */
  readonly text: string;
  readonly sentAt: number | null;
  readonly danger: DangerReason | null;
  /** Which of the words that stand alone it is; left out, none. */
  readonly keyword?: KeywordKind | null;
  readonly raise: Raise | null;
  readonly language: Language | null;
  readonly reach: ReachAnswers | null;
  readonly lowTrust: boolean;
  readonly unreadable: boolean;
  /** The raw delivery when it was unreadable. */
  readonly raw: Uint8Array | null;
  readonly provider: ProviderCopy | null;
  /** What only mail brings; left out, nothing of it is looked at, prepared or written. */
  readonly mail?: ArrivedMail | null;
  readonly targetMs: number;
  readonly dangerTargetMs: number;
  /** How long after its closing a contact is reopened rather than followed by a new one. */
  readonly reopenWithinMs: number;
}

/** What became of an arrival; told only after the commit. */
export interface Arrived {
  readonly outcome: "stored" | "duplicate";
  readonly contactId: ContactId;
  readonly messageId: MessageId;
  /** For a duplicate: `continued`. */
  readonly opened: "new" | "reopened" | "continued";
}

/** Nothing was stored: nobody listened yet for the words that may be agreed with whoever wrote it. */
export type Unheard = "unheard";

export interface IntakeStore {
  /**
   * Stores the arrival exactly once and resolves after the commit. What arrives meanwhile travels together; what has
   * `refs` or `mail` travels alone.
   */
  readonly arrive: (arrival: Arrival) => Promise<Arrived>;
  /**
   * The same of what nobody listened to yet for agreed words. Of a thread that is somebody's nothing is stored then; it is
   * listened to first, and arrives after that. Most threads are nobody's, and pay for no question of their own (DB206).
   */
  readonly arriveUnheard: (arrival: Arrival) => Promise<Arrived | Unheard>;
}
