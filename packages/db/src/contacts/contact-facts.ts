import type {
  ChannelId,
  ClosingFacts,
  ContactId,
  ContactStatus,
  DangerReason,
  Disposition,
  Lane,
  LaneReason,
  Language,
  LiftAnswer,
  Medium,
  OfferedDisposition,
  Speaker,
  TakeOverReason,
  UserId,
} from "@holdfast/case-schema";

/** Somebody inside, as colleagues see them. */
export interface StaffName {
  readonly id: UserId;
  readonly name: string;
}

/**
 * One contact as the queue shows it: facts only, never words or an address. Instants are milliseconds since 1970. The
 * database makes this shape itself (view `contact_row`), for snapshots and events alike.
 */
export interface ContactFacts {
  readonly id: ContactId;
  readonly number: number;
  readonly channel: ChannelId;
  readonly medium: Medium;
  readonly status: ContactStatus;
  readonly danger: DangerReason | null;
  readonly waitingSince: number;
  readonly dueAt: number;
  readonly unanswered: number;
  readonly holder: StaffName | null;
  readonly heldSince: number | null;
  readonly holderGoneSince: number | null;
  readonly offeredTo: StaffName | null;
  readonly unreadable: boolean;
  readonly lowTrust: boolean;
  /** Whether nobody but machines wrote: it owes no answer. */
  readonly isAutomatic: boolean;
  readonly language: Language | null;
  readonly lane: Lane | null;
  readonly laneReason: LaneReason | null;
  readonly speaker: Speaker | null;
  readonly setAsideUntil: number | null;
  readonly setAsideBy: StaffName | null;
  readonly backSince: number | null;
  readonly liftAskedAt: number | null;
  readonly liftAnswer: LiftAnswer | null;
  readonly reopened: number;
  readonly version: number;
}

/** How a contact ended. */
export interface Closing {
  readonly at: number;
  /** `null` for one that closed itself, because its caller hung up before anybody had answered. */
  readonly by: StaffName | null;
  readonly disposition: Disposition;
  /** `null` where nothing was asked yet, as of contacts that an earlier release closed. */
  readonly answer: ClosingAnswer | null;
}

/** What was answered beside an outcome. */
export interface ClosingAnswer {
  readonly facts: ClosingFacts;
  /** The outcome as it was offered then: its words and what it asked. `null` when this release cannot read that. */
  readonly offered: OfferedDisposition | null;
}

/** How whoever has a contact came to have it, when a colleague had it before them. */
export interface TakeOver {
  readonly from: StaffName;
  readonly by: StaffName;
  readonly at: number;
  readonly reason: TakeOverReason;
}
