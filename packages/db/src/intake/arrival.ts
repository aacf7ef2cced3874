import type {
  ChannelId,
  ContactId,
  DangerReason,
  Language,
  Medium,
  MessageId,
  ReachAnswers,
} from "@holdfast/case-schema";

/** One inbound event on its way into the store. Personal data throughout; sealed before it leaves this process. */
export interface Arrival {
  readonly channel: ChannelId;
  readonly medium: Medium;
  /** Names the event for ever within its channel: arriving twice stores once. */
  readonly dedupeKey: string;
  readonly threadKey: string;
  /** Ordered candidates: the first one that is a known thread wins over `threadKey`. */
  readonly refs: readonly string[];
  readonly address: string | null;
  /** For an unreadable delivery, what could be kept of it. */
  readonly text: string;
  readonly sentAt: number | null;
  readonly danger: DangerReason | null;
  readonly language: Language | null;
  readonly reach: ReachAnswers | null;
  readonly lowTrust: boolean;
  readonly unreadable: boolean;
  /** The raw delivery when it was unreadable. */
  readonly raw: Uint8Array | null;
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

export interface IntakeStore {
  /** Stores the arrival exactly once and resolves after the commit. What arrives meanwhile travels together. */
  readonly arrive: (arrival: Arrival) => Promise<Arrived>;
}
