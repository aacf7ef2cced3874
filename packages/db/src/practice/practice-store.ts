import type { UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** A line of a practised conversation. Instants are milliseconds since 1970. */
export interface PracticeLine {
  readonly id: string;
  readonly at: number;
  /** Which turn of its scenario it is, and whether it is only a nudge; `null`: what the colleague wrote. */
  readonly turn: { readonly nth: number; readonly isNudge: boolean } | null;
  /** `null` where they are damaged. */
  readonly words: string | null;
}

/** A conversation that somebody practises with. It is no contact, and nobody is behind it (DB691). */
export interface PracticeRun {
  readonly id: string;
  readonly scenario: string;
  readonly seed: number;
  readonly startedAt: number;
  /** `null`: it goes on. */
  readonly endedAt: number | null;
  readonly lines: readonly PracticeLine[];
}

/** That somebody practises, without a word of it. */
export interface Practising {
  readonly by: StaffName;
  readonly scenario: string;
  readonly since: number;
  /** How often they answered. */
  readonly answers: number;
}

/** `has_somebody`: they have a contact, for whom they stop practising. `practises`: another run of theirs goes on. */
export type PracticeBegun = "begun" | "not_found" | "has_somebody" | "practises";
/** `over`: it has ended. */
export type PracticeWritten = "written" | "not_found" | "has_somebody" | "over";

export interface PracticeBeginning {
  readonly id: string;
  readonly by: UserId;
  readonly scenario: string;
  /** From 0 to 2147483647. */
  readonly seed: number;
}

/** A line to be written; `turn` is `null` for the colleague's own. */
export interface PracticeWriting extends Omit<PracticeLine, "words"> {
  readonly runId: string;
  readonly by: UserId;
  readonly words: string;
}

/** What is practised: apart from contacts in every table, statement and function (DB691 to DB696). */
export interface PracticeStore {
  /** Begins a run, once under its id. */
  readonly begin: (given: PracticeBeginning) => Promise<PracticeBegun>;
  /** Somebody's newest run, over or not; `null`: they have none that is not forgotten. */
  readonly newest: (by: UserId) => Promise<PracticeRun | null>;
  /** Writes a line: a turn once, the colleague's own once under its id. */
  readonly write: (given: PracticeWriting) => Promise<PracticeWritten>;
  readonly end: (id: string, by: UserId) => Promise<"ended" | "not_found">;
  /** Who practises now, the longest first, at most 100. */
  readonly going: () => Promise<readonly Practising[]>;
  /** Ends what lasts longer than four hours. How many. */
  readonly lapse: () => Promise<number>;
  /** Forgets what began longer ago than that. How many. */
  readonly forget: (olderThanMs: number) => Promise<number>;
}
