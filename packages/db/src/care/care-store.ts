import type { ContactId, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** How heavy a contact was to have, as the database noted when it was over for somebody (Q40). */
export type HadWeight = "usual" | "heavy" | "crisis";

/** What stands of somebody's shift for themself alone. Instants are milliseconds since 1970, by the database's clock (DB643). */
export interface OwnCare {
  /** When it was read, by the same clock. */
  readonly now: number;
  /** Since when they are on shift. */
  readonly since: number;
  /** Until when they have, or had, time to themselves after a contact; `null` when they never had. */
  readonly afterUntil: number | null;
  /** When the break is over that they accepted; `null` when they are on none, or took one unasked. */
  readonly breakUntil: number | null;
  readonly breakEndedAt: number | null;
  readonly declinedAt: number | null;
  /** What they had on this shift, the first first. */
  readonly had: readonly { readonly contactId: ContactId; readonly at: number; readonly weight: HadWeight }[];
}

/** How many heavy contacts somebody who is on shift has had on it, and what else speaks for moving work from them (DB784). */
export interface HeavyCount {
  readonly id: UserId;
  readonly count: number;
  /** Of these, how many since a lead last said that they checked in, or that it needs none. */
  readonly since: number;
  /** Who checked in last on this shift, and when; `null`: nobody did, or a lead said since that it needs none. */
  readonly checkedIn: { readonly at: number; readonly by: StaffName } | null;
  /** When their last break of this shift was over; `null`: there was none. */
  readonly breakEndedAt: number | null;
  /** When the first of what somebody agreed to runs out in a case of what they have; `null`: nothing does within a day. */
  readonly consentEndsAt: number | null;
}

/** Time after contacts, and breaks: of the shifts that go on, and of nothing before. None of it is a row of the audit (DB619). */
export interface CareStore {
  /** `null` while they are not on shift. */
  readonly own: (id: UserId) => Promise<OwnCare | null>;
  /** Whoever has time to themselves now (DB617). */
  readonly wrappingUp: () => Promise<readonly UserId[]>;
  /** Ends somebody's time after a contact, at their own wish. */
  readonly endAfter: (id: UserId) => Promise<void>;
  /** Makes it longer by `moreMs`, at their own wish; after its end, from now. */
  readonly extendAfter: (id: UserId, moreMs: number) => Promise<void>;
  /** Begins the break that was offered. */
  readonly takeBreak: (id: UserId, lengthMs: number) => Promise<void>;
  readonly declineBreak: (id: UserId) => Promise<void>;
  /** Of everybody on shift, those included who had none; without what whoever asks is barred from. */
  readonly heavyCounts: (by: UserId) => Promise<readonly HeavyCount[]>;
  /**
   * Says that `by` checked in with somebody on shift, or that it needs none; `false`, and nothing is kept: they are not on shift, are
   * themself, or a lead checked in already and nothing heavy came after that.
   */
  readonly checkIn: (id: UserId, by: UserId, isDone: boolean) => Promise<boolean>;
  /** Tells of whoever's time began or is over, and says of how many. */
  readonly settle: () => Promise<number>;
}
