import type { TimeStands } from "../house-time/house-time-store.ts";

/** What is forgotten in time, each after days of its own. */
export type RetentionKind = "contact" | "case" | PaperKind | "audit";
/** What is written down of who asked us, of what we were served with, and of what went wrong. */
export type PaperKind = "inquiry" | "legal_process" | "breach";
/** How many of each. */
export type RetentionCounts = Readonly<Record<RetentionKind, number>>;

/** What was forgotten by one run, in numbers. */
export interface RetentionRun {
  readonly beganAt: number;
  readonly endedAt: number | null;
  readonly forgotten: RetentionCounts;
  /** When nothing of it lay in the tables any more. */
  readonly rewrittenAt: number | null;
  /** When nothing of it lay in the database's log any more. */
  readonly logGoneAt: number | null;
  readonly problem: RetentionProblem | null;
}

/** Why something that was forgotten may still lie on the disk. */
export type RetentionProblem =
  /** Somebody is on a call, which would stand still while tables are written anew; it is done within a day all the same. */
  | "somebody_calls"
  /** Somebody used a table for too long; it is tried again. */
  | "tables_in_use"
  /** The tables belong to another role than ours, which alone may write them anew. */
  | "not_owner"
  /** We may not end the log's file: `pg_switch_wal`, `pg_checkpoint` and `pg_monitor` are to be granted. */
  | "no_right_to_end_log"
  /** The log has more files than are written over at once; it is tried again. */
  | "log_too_long"
  /** A replica, a slot or an archive keeps the log. */
  | "log_kept_elsewhere";

/** How many of a kind wait, for what. */
export interface RetentionHeld {
  readonly kind: RetentionKind;
  /** As `contact_waits_for`, `case_waits_for` and `paper_waits_for` say it; rows of the audit as they are of what is on hold, or not ours to take away. */
  readonly because: string;
  readonly count: number;
}

/** What providers still keep on a channel. */
export interface OutsideCopies {
  readonly channel: string;
  /** All that is known to lie there, and of these what is to be gone now: taken back, or forgotten. */
  readonly copies: number;
  readonly due: number;
  /** Of what is due, how many were asked for before, in vain. */
  readonly triedInVain: number;
}

/** What is kept, what is gone and what is in the way. In numbers; nothing of anybody. */
export interface RetentionReport {
  readonly at: number;
  /** Why nothing is forgotten at all until the clocks are right, or somebody says that they are (DB567); `null`: they are. */
  readonly doubt: TimeStands["doubt"];
  /** What the time of the house is, by which it is forgotten (DB565). */
  readonly houseTime: number;
  /** Nothing is forgotten before, because nobody has said yet for how long things are kept; `null`: it begins by itself no later. */
  readonly beginsAt: number | null;
  /** The same of papers and of the audit, of which later releases alone forget. */
  readonly papersBeginAt: number | null;
  readonly due: RetentionCounts;
  readonly held: readonly RetentionHeld[];
  /** The latest first, at most 20. */
  readonly runs: readonly RetentionRun[];
  readonly outside: readonly OutsideCopies[];
  /** From when on no backup holds what the latest run forgot; `null`: nothing was forgotten yet. */
  readonly backupsExpireAt: number | null;
}

export interface RetentionStore {
  /**
   * Forgets what is due (DB480 to DB482, DB527, AU19), and has nothing of it lie on the disk (DB483): once a day, by one gateway, and again each time
   * until nothing lies there. Answers how much was forgotten.
   */
  readonly run: () => Promise<number>;
  readonly report: () => Promise<RetentionReport>;
}
