import type { UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** What a lead says to the whole shift. Instants are milliseconds since 1970. */
export interface Announcement {
  readonly id: string;
  readonly at: number;
  readonly by: StaffName;
  /** `null` once it was withdrawn. */
  readonly text: string | null;
  readonly endsAt: number;
  /** Of whatever was done last. */
  readonly changedAt: number;
  readonly changedBy: StaffName;
  readonly version: number;
  /** Whether whoever asks has put this version away. */
  readonly isAway: boolean;
}

export interface AnnouncementInput {
  readonly id: string;
  readonly by: UserId;
  readonly text: string;
  readonly endsAt: number;
}

/**
 * `not_a_time`: it is past, or more than 24 hours away. `changed`: somebody was faster, or it is withdrawn. `over`: it has ended.
 * `said_otherwise`: under this id they said something else, or until another time.
 */
export type AnnouncementSaid = "said" | "not_a_time" | "changed" | "over" | "said_otherwise" | "not_found";

/** What is said to the shift, by leads alone, and of nobody who reached us (DB680). */
export interface AnnouncementStore {
  /** What holds, and what was said or held in the last `withinMs`, withdrawn or not; the newest first, at most 100. */
  readonly lately: (asker: UserId, withinMs: number) => Promise<readonly Announcement[]>;
  /** Says it, once under its id. */
  readonly say: (given: AnnouncementInput) => Promise<AnnouncementSaid>;
  /** Says it anew, at the version that was seen; with no words, takes it back. */
  readonly change: (
    given: Omit<AnnouncementInput, "text"> & { readonly text: string | null; readonly seen: number },
  ) => Promise<AnnouncementSaid>;
  /** Puts this version of it away on the screens of one person. */
  readonly putAway: (id: string, by: UserId, version: number) => Promise<void>;
  /** Forgets what ended longer ago than that. How many. */
  readonly forget: (olderThanMs: number) => Promise<number>;
}
