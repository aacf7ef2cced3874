import type { ContactId, UserId } from "@holdfast/case-schema";

/** How often each person was seen at any gateway, as a count that grows with every time. Whoever is missing never was. */
export type TimesSeen = ReadonlyMap<UserId, number>;

/** A held contact that may need somebody: one that is owed an answer, or whose holder was said to be gone. */
export interface HeldContact {
  readonly id: ContactId;
  readonly version: number;
  readonly holderId: UserId;
  readonly unanswered: number;
  readonly isSetAside: boolean;
  /** Whether leads were told already that its holder is gone. */
  readonly isAlarmed: boolean;
}

/** What an absence comes to for one contact. `seen` is how often its holder had been seen when it was judged. */
export interface Settlement {
  readonly contact: HeldContact;
  readonly seen: number;
  readonly goneSince: number;
  readonly verdict: "alarm" | "return" | "back";
}

/** Somebody on shift, and whether it was said already that they are gone. */
export interface WatchedShift {
  readonly userId: UserId;
  readonly isGone: boolean;
}

/** Since when somebody on shift is gone, or that they are back; `seen` as above. */
export interface ShiftSettlement {
  readonly userId: UserId;
  readonly seen: number;
  readonly goneSince: number | null;
}

/** Who is at a console at all, and what becomes of the contacts of those who are not. */
export interface AbsenceStore {
  /** Counts everybody given once more. */
  readonly see: (ids: readonly UserId[]) => Promise<void>;
  readonly look: () => Promise<{
    readonly seen: TimesSeen;
    readonly held: readonly HeldContact[];
    readonly shifts: readonly WatchedShift[];
  }>;
  /** Says whether it was done. It is not when the contact, or its holder, is not as it was when it was judged. */
  readonly settle: (settlement: Settlement) => Promise<boolean>;
  /** The same of somebody's shift: says whether that was news. */
  readonly settleShift: (settlement: ShiftSettlement) => Promise<boolean>;
}
