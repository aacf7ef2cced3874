import { statement } from "../sql/statement.ts";
import type { GroundingUses, StoredGroundingScript } from "./grounding-script-store.ts";

/** Until whoever asks commits, nobody else imports, approves or retires. */
export const lockGroundingScripts = statement<{ locked: unknown }>(
  "lock_grounding_scripts",
  "select pg_advisory_xact_lock(hashtextextended('grounding_script', 0))::text as locked",
);

const NAME = (column: string): string =>
  `(select json_build_object('id', staff.id, 'name', staff.name) from staff where staff.id = ${column})`;

export const groundingScripts = statement<{ kept: StoredGroundingScript }>(
  "grounding_scripts",
  `select json_build_object('id', kept.id, 'script', kept.script, 'version', kept.version, 'words', kept.words,
     'importedBy', ${NAME("kept.imported_by_id")}, 'keptAt', ms(kept.kept_at), 'status', kept.status,
     'approved', case when kept.approved_at is not null then json_build_object('at', ms(kept.approved_at),
       'by', ${NAME("kept.approved_by_id")}, 'on', kept.approved_on, 'due', kept.due_on) end,
     'retired', case when kept.retired_at is not null then json_build_object('at', ms(kept.retired_at),
       'by', ${NAME("kept.retired_by_id")}, 'because', kept.retired_because) end,
     'reviews', (select coalesce(json_agg(json_build_object('role', review.role, 'by', ${NAME("review.reviewer_id")},
         'verdict', review.verdict, 'words', review.words, 'at', ms(review.at)) order by review.nth), '[]')
       from grounding_review review where review.script_id = kept.id),
     'languages', (select coalesce(json_agg(json_build_object('language', one.language, 'origin', one.origin,
         'translator', ${NAME("one.translator_id")}, 'backTranslator', ${NAME("one.back_translator_id")},
         'by', ${NAME("one.checked_by_id")}, 'at', ms(one.at)) order by one.nth), '[]')
       from grounding_language_check one where one.script_id = kept.id)) as kept
   from grounding_script kept order by kept.script, kept.place desc`,
);

export const addGroundingScript = statement<
  { id: string },
  [id: string, script: string, version: string, words: string, by: string | null, nowMs: number]
>(
  "add_grounding_script",
  `insert into grounding_script (id, script, version, words, imported_by_id, kept_at)
   values ($1, $2, $3, $4::jsonb, $5, instant($6)) returning id`,
);

export const beginGroundingReview = statement<{ id: string }, [id: string, by: string, nowMs: number]>(
  "begin_grounding_review",
  `update grounding_script set status = 'in_review', begun_at = instant($3), begun_by_id = $2 where id = $1 returning id`,
);

export const addGroundingReview = statement<
  { nth: number },
  [id: string, role: string, by: string, verdict: string, words: string | null, nowMs: number]
>(
  "add_grounding_review",
  `insert into grounding_review (script_id, nth, role, reviewer_id, verdict, words, at)
   select $1::uuid, 1 + count(*)::int, $2::grounding_reviewer, $3::uuid, $4::grounding_verdict, $5::text, instant($6)
   from grounding_review where script_id = $1 returning nth`,
);

export const addGroundingLanguage = statement<
  { nth: number },
  [
    id: string,
    language: string,
    translator: string | null,
    backTranslator: string | null,
    by: string,
    nowMs: number,
  ]
>(
  "add_grounding_language",
  `insert into grounding_language_check (script_id, nth, language, origin, translator_id, back_translator_id, checked_by_id, at)
   select $1::uuid, 1 + count(*)::int, $2::language, case when $3::uuid is null then 'written' else 'translated' end::grounding_origin,
     $3::uuid, $4::uuid, $5::uuid, instant($6)
   from grounding_language_check where script_id = $1 returning nth`,
);

/** The approved version of the same script, if any, is superseded by the same commit (GS34). */
export const supersedeGrounding = statement<{ id: string }, [script: string, by: string, nowMs: number]>(
  "supersede_grounding",
  `update grounding_script set status = 'retired', retired_at = instant($3), retired_by_id = $2, retired_because = 'superseded'
   where script = $1 and status = 'approved' returning id`,
);

export const approveGrounding = statement<{ id: string }, [id: string, by: string, nowMs: number]>(
  "approve_grounding",
  `update grounding_script set status = 'approved', approved_at = instant($3), approved_by_id = $2 where id = $1 returning id`,
);

export const retireGrounding = statement<
  { id: string },
  [id: string, by: string, because: string, nowMs: number]
>(
  "retire_grounding",
  `update grounding_script set status = 'retired', retired_at = instant($4), retired_by_id = $2,
     retired_because = $3::grounding_retired_because where id = $1 returning id`,
);

export const countGroundingUse = statement<
  { done: unknown },
  [
    script: string,
    version: string,
    language: string,
    medium: string,
    used: string,
    change: string | null,
    nowMs: number,
  ]
>(
  "count_grounding_use",
  `select count_grounding_use($1, $2, $3::language, $4::medium, $5::grounding_used, $6::grounding_change, $7)::text as done`,
);

const SUMS = [
  "offered",
  "started",
  "finished",
  "stopped_worse",
  "fell_3_or_more",
  "fell_1_or_2",
  "same",
  "rose_1_or_2",
  "rose_3_or_more",
] as const satisfies readonly (keyof GroundingUses)[];

const toldOf = (count: string, nth: number): string => `sum(grounding_told(${count}, rounding, ${nth}))`;

/** Rounded week by week (DB634), so that a reading of one week more differs by whole fives. Where nothing is told there is no row. */
export const groundingUses = statement<GroundingUses & object, [fromMs: number, beforeMs: number]>(
  "grounding_uses",
  `select script, version, language::text as language, medium::text as medium,
     ${SUMS.map((each, nth) => `${toldOf(each, nth)}::int as ${each}`).join(", ")}
   from grounding_use
   where week >= (instant($1) at time zone 'UTC')::date and week < (instant($2) at time zone 'UTC')::date
   group by script, version, language, medium
   having ${SUMS.map(toldOf).join(" + ")} > 0
   order by script, string_to_array(version, '.')::integer[] desc, language, medium`,
);
