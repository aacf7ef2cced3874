import type { BreachKind, ContactId, TellingWay, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** What came of it in the end. Personal data. */
export interface BreachWords {
  readonly cause: string;
  readonly mended: string;
}

export interface BreachGiven {
  /** Made by whoever writes it down, so that writing it twice is done once. */
  readonly id: string;
  readonly kind: BreachKind;
  readonly suspectedAt: number;
  /** By when the funder is told, as the policy says; any other is refused as a bug. */
  readonly noticeDueAt: number;
  /** What happened, as far as it is known. Personal data. */
  readonly what: string;
  readonly by: UserId;
}

/** Whom a breach concerns, as the contact in which they are reached. */
export interface BreachPerson {
  readonly contactId: ContactId;
  readonly way: TellingWay;
  /** False: they were named by mistake, and nobody tells them. */
  readonly isConcerned: boolean;
  /** Why it does not concern them. Personal data. `null` while it does, or where that is damaged. */
  readonly whyNot: string | null;
  readonly toldAt: number | null;
  readonly toldBy: StaffName | null;
  /** Whether they could be reached so when they were told, as far as is known. `null`: they were not, or nobody kept it then. */
  readonly wasSafe: boolean | null;
}

/** A breach as it is kept. Personal data: `what`, `words`. */
export interface StoredBreach {
  readonly id: string;
  readonly kind: BreachKind;
  readonly suspectedAt: number;
  /** By when the funder is told. */
  readonly noticeDueAt: number;
  readonly recordedBy: StaffName;
  /** `null`: damaged. */
  readonly what: string | null;
  readonly noticedAt: number | null;
  readonly noticedBy: StaffName | null;
  readonly people: readonly BreachPerson[];
}

export type BreachHandled = {
  readonly kind:
    | "done"
    /** There is no such breach or contact, or it is over. */
    | "not_found"
    /** It was said before, and stays. */
    | "already"
    /** They may not be reached in that way now. */
    | "not_safe"
    /** Whoever named them does not say that it was by mistake. */
    | "by_another"
    /** It is said to have been before anybody suspected it, or it is still to be. */
    | "times"
    /** Somebody whom it concerns, or the funder, was not told. */
    | "not_told_yet";
};

/** Whether somebody may be told in that way, as they may be reached at the time that is meant (CO77). */
export type MayTell = (way: TellingWay) => boolean;

/** Breaches (DB367, DB368): the funder within a day, and everybody whom one concerns in a way that is safe for them. */
export interface BreachStore {
  readonly record: (given: BreachGiven) => Promise<{ readonly kind: "recorded" | "taken" }>;
  readonly noticed: (id: string, by: UserId) => Promise<BreachHandled>;
  /** How somebody is told; said anew it is changed, until they were. */
  readonly plan: (
    id: string,
    contactId: ContactId,
    way: TellingWay,
    by: UserId,
    may: MayTell,
  ) => Promise<BreachHandled>;
  /**
   * That they were told, in the way that was planned: now, which has to be one that is safe now; or `at` a time that has passed. What
   * was done is written down either way, with whether `may` says of that time that they could be reached so.
   */
  readonly told: (
    id: string,
    contactId: ContactId,
    at: number | null,
    by: UserId,
    may: MayTell,
  ) => Promise<BreachHandled>;
  /** That they were named by mistake, and `why`, said by another than named them: nobody tells them, unless they are named anew. */
  readonly notConcerned: (
    id: string,
    contactId: ContactId,
    why: string,
    by: UserId,
  ) => Promise<BreachHandled>;
  /** Its cause, and what was done: once the funder and everybody whom it concerns were told. */
  readonly mend: (id: string, words: BreachWords, by: UserId) => Promise<BreachHandled>;
  /** All that are not over, the soonest due first. */
  readonly open: () => Promise<readonly StoredBreach[]>;
}
