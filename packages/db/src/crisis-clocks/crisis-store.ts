import type { CaseId, ContactId, UserId } from "@holdfast/case-schema";
import type { CaseAsker } from "../cases/case-store.ts";
import type { StaffName } from "../contacts/contact-facts.ts";

/** A checkpoint of a clock: when its time comes, when that was told, and who met it. */
export interface CrisisCheckpoint {
  readonly point: string;
  readonly dueAt: number;
  readonly firedAt: number | null;
  readonly metAt: number | null;
  readonly metBy: StaffName | null;
}

export interface CrisisPause {
  readonly fromAt: number;
  readonly by: StaffName;
  /** `null`: it stands still. */
  readonly toAt: number | null;
  readonly resumedBy: StaffName | null;
}

/** The clock of a crisis: facts, and none of its words. */
export interface CrisisFacts {
  readonly id: string;
  readonly version: number;
  readonly planId: string;
  readonly caseId: CaseId;
  readonly caseNumber: number;
  readonly contactId: ContactId;
  readonly contactNumber: number;
  readonly reasons: readonly string[];
  readonly startedAt: number;
  readonly startedBy: StaffName;
  /** `null`: nobody on shift has it, and it is nobody's to fall to. */
  readonly holder: StaffName | null;
  readonly heldSince: number;
  readonly endedAt: number | null;
  /** The soonest first. */
  readonly checkpoints: readonly CrisisCheckpoint[];
  /** The earliest first. */
  readonly pauses: readonly CrisisPause[];
}

/** What was written of a clock. Personal data: `words`; `null`: gone, or damaged. */
export interface CrisisWords {
  readonly clockId: string;
  /** Of which pause, counted from 1, or of which checkpoint. */
  readonly of: { readonly pause: number } | { readonly point: string };
  readonly words: string | null;
}

/** When each checkpoint of a clock comes, in minutes on it. */
export type CrisisCourse = readonly { readonly id: string; readonly minutes: number }[];

export interface CrisisStarting {
  /** Made by whoever starts it. */
  readonly id: string;
  readonly planId: string;
  /** In which it was said; `null`, or of another case: in which the plan was begun. */
  readonly contactId: ContactId | null;
  readonly course: CrisisCourse;
}

/** That something makes a plan one of a crisis. */
export interface CrisisBegins extends Pick<CrisisStarting, "id" | "contactId"> {
  readonly reasons: readonly string[];
  readonly course: CrisisCourse;
  /** Nothing is otherwise where a clock of the plan runs: what is said is no news of it. */
  readonly isOnlyWhereNoneRuns: boolean;
}

export type CrisisDone =
  | { readonly kind: "done"; readonly clock: CrisisFacts }
  | {
      readonly kind:
        /** It holds already. */
        | "already"
        /** Its outcome was said. */
        | "over"
        /** Whoever is to have it is not on shift, or it is not theirs. */
        | "not_on_shift"
        /** The outcome is said in words, as long as any are kept of whoever the plan is of. */
        | "wordless"
        /** Whoever the plan is of was forgotten. */
        | "forgotten"
        | "not_found";
    };

/** Clocks of crises (DB579 to DB584). What is not there and what is not the asker's are answered alike. */
export interface CrisisStore {
  /** By hand. One that runs of the plan is gone on with, and says that it was by hand, too. */
  readonly start: (starting: CrisisStarting, asker: CaseAsker) => Promise<CrisisDone>;
  /** That a checkpoint was met, with what was done; by that of the outcome, which has words, the clock ends. */
  readonly meet: (
    id: string,
    met: { readonly point: string; readonly words: string | null },
    asker: CaseAsker,
  ) => Promise<CrisisDone>;
  readonly pause: (id: string, why: string, asker: CaseAsker) => Promise<CrisisDone>;
  /** What had not come yet comes later by as long as it stood still. */
  readonly resume: (id: string, asker: CaseAsker) => Promise<CrisisDone>;
  /** Gives it to somebody on shift who may write its plan. */
  readonly give: (id: string, to: UserId, asker: CaseAsker) => Promise<CrisisDone>;
  /** All that run and are the asker's to see: nobody's first, then what comes soonest. */
  readonly running: (asker: CaseAsker) => Promise<readonly CrisisFacts[]>;
  /** Those of one plan, the latest first, with what was written of them; `null`: it is not the asker's. */
  readonly ofPlan: (
    planId: string,
    asker: CaseAsker,
  ) => Promise<{ readonly clocks: readonly CrisisFacts[]; readonly words: readonly CrisisWords[] } | null>;
  /** How many run that nobody on shift has. */
  readonly unheld: () => Promise<number>;
  /** Checkpoints whose time has come, the one that waits longest first. */
  readonly atTheirTime: (
    now: number,
    most: number,
  ) => Promise<readonly { readonly id: string; readonly point: string }[]>;
  /** Tells once that the time of a checkpoint has come. Whether this call did. */
  readonly fire: (id: string, point: string, now: number) => Promise<boolean>;
  /** Has clocks fall to a lead on shift whose holder is not, or whose they are not any more. Says of how many. */
  readonly settleHolders: () => Promise<number>;
}
