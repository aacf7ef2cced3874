import { statement } from "../sql/statement.ts";
import type { PracticeBegun, PracticeWritten, Practising } from "./practice-store.ts";

export const beginPractice = statement<
  { readonly kind: PracticeBegun },
  [id: string, by: string, scenario: string, seed: number, ownerKey: Buffer, nowMs: number]
>("begin_practice", "select begin_practice($1, $2, $3, $4, $5, $6) as kind");

export interface PracticeRow {
  readonly id: string;
  readonly scenario: string;
  readonly seed: number;
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly owner_key: Buffer;
}

export const newestPractice = statement<PracticeRow, [by: string]>(
  "newest_practice",
  `select id, scenario, seed, ms(started_at) as started_at, ms(ended_at) as ended_at, owner_key
   from practice_run where user_id = $1 order by started_at desc, id limit 1`,
);

export interface PracticeLineRow {
  readonly id: string;
  readonly at: number;
  readonly turn: number | null;
  readonly is_nudge: boolean;
  readonly body_key: Buffer;
  readonly body: Buffer;
}

/** No run has more turns than its scenario, and no colleague answers as often in four hours. */
export const practiceLines = statement<PracticeLineRow, [runId: string]>(
  "practice_lines",
  `select id, ms(at) as at, turn, is_nudge, body_key, body from practice_line where run_id = $1 order by nth limit 1000`,
);

export const practiceOwner = statement<{ readonly owner_key: Buffer }, [runId: string, by: string]>(
  "practice_owner",
  "select owner_key from practice_run where id = $1 and user_id = $2",
);

export const writePracticeLine = statement<
  { readonly kind: PracticeWritten },
  [
    id: string,
    runId: string,
    by: string,
    turn: number | null,
    isNudge: boolean,
    atMs: number,
    key: Buffer,
    body: Buffer,
  ]
>("write_practice_line", "select write_practice_line($1, $2, $3, $4, $5, $6, $7, $8) as kind");

export const endPractice = statement<
  { readonly kind: "ended" | "not_found" },
  [id: string, by: string, nowMs: number]
>("end_practice", "select end_practice($1, $2, $3) as kind");

export const whoPractises = statement<{ readonly practising: Practising }, [most: number]>(
  "who_practises",
  `select json_build_object('by', json_build_object('id', staff.id, 'name', staff.name), 'scenario', run.scenario,
     'since', ms(run.started_at),
     'answers', (select count(*) from practice_line where run_id = run.id and turn is null)) as practising
   from practice_run run join staff on staff.id = run.user_id
   where run.ended_at is null order by run.started_at, run.id limit $1`,
);

export const lapsePractice = statement<{ readonly count: number }, [nowMs: number]>(
  "lapse_practice",
  "select lapse_practice($1) as count",
);

export const forgetPractice = statement<{ readonly count: number }, [beforeMs: number, most: number]>(
  "forget_practice",
  "select forget_practice($1, $2) as count",
);
