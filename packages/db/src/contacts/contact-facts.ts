import type {
  ChannelId,
  ContactId,
  ContactStatus,
  DangerReason,
  Disposition,
  Language,
  Medium,
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
  readonly offeredTo: StaffName | null;
  readonly unreadable: boolean;
  readonly lowTrust: boolean;
  readonly language: Language | null;
  readonly reopened: number;
  readonly version: number;
}

/** How a contact ended. */
export interface Closing {
  readonly at: number;
  readonly by: StaffName;
  readonly disposition: Disposition;
}
