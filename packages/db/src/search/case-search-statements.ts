import { FACTS, type CaseFactsRow } from "../cases/case-statements.ts";
import type { CaseAct } from "../cases/case-store.ts";
import { statement } from "../sql/statement.ts";
import type { FoundCase } from "./search-store.ts";

/** Values that every search of cases has, in their order. `everything` as in the list of cases. */
export type CaseSearchValues = readonly [
  by: string,
  act: CaseAct,
  at: number,
  everything: boolean,
  below: number | null,
  statuses: readonly string[] | null,
  from: number | null,
  until: number | null,
  hadBy: string | null,
  most: number,
];

export interface FoundCaseRow extends CaseFactsRow {
  readonly last_filed: FoundCase["lastFiled"];
}

/** The filter of the list of cases stands before anything is counted or cut: what is not theirs leaves no trace in a page (A78). */
const search = (matching: string): string =>
  `select ${FACTS},
     (select json_build_object('id', contact.id, 'number', contact.number)
      from case_filed filed join contact on contact.id = filed.contact_id
      where filed.case_id = file.id order by filed.at desc, contact.number desc limit 1) as last_filed
   from case_file file
   join staff maker on maker.id = file.made_by_id
   where file.id in (${matching})
     and ($4 or file.id in (
       select case_id from case_holding where user_id = $1
       union select case_id from case_let_in where user_id = $1 and ended_at is null
       union select case_id from case_glass where by_id = $1))
     and ($5::integer is null or file.number < $5)
     and ($6::case_status[] is null or file.status = any ($6))
     and ($7::bigint is null or file.made_at >= instant($7))
     and ($8::bigint is null or file.made_at < instant($8))
     and ($9::uuid is null or exists (select from case_holding had where had.case_id = file.id and had.user_id = $9))
     and may_case($1, file.id, $2, $3)
   order by file.number desc limit $10`;

type ByHashes = readonly [...CaseSearchValues, hashes: readonly Buffer[]];

/** Of whoever is in it, or of a contact that is filed there. */
export const casesByAddress = statement<FoundCaseRow, ByHashes>(
  "search_cases_by_address",
  search(`select part.case_id from case_trace trace join case_part part on part.id = trace.part_id
     where trace.kind = 'address' and trace.hash = any ($11::bytea[])
     union select filed.case_id from case_filed filed where filed.address = any ($11::bytea[])`),
);

export const casesByCode = statement<FoundCaseRow, ByHashes>(
  "search_cases_by_code",
  search(`select filed.case_id from contact join case_filed filed on filed.contact_id = contact.id
     where contact.thread_key = any ($11::bytea[])`),
);

export const casesByName = statement<FoundCaseRow, ByHashes>(
  "search_cases_by_name",
  search(`select part.case_id from case_name named join case_part part on part.id = named.part_id
     where named.hash = any ($11::bytea[])
     group by part.id, part.case_id having count(*) = cardinality($11)`),
);

export const casesByNumber = statement<FoundCaseRow, readonly [...CaseSearchValues, number: number]>(
  "search_cases_by_number",
  search("select numbered.id from case_file numbered where numbered.number = $11::integer"),
);

/** All words, in whichever parts of it. */
export const casesByWords = statement<
  FoundCaseRow,
  readonly [...CaseSearchValues, tokens: readonly number[]]
>(
  "search_cases_by_words",
  search(`select part.case_id from case_word word join case_part part on part.id = word.part_id
     where word.token = any ($11::integer[])
     group by part.case_id having count(distinct word.token) = cardinality($11)`),
);
