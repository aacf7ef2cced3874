import type { StaffName } from "../contacts/contact-facts.ts";
import type { CaseId } from "@holdfast/case-schema";
import type { CaseAct } from "../cases/case-store.ts";
import { statement } from "../sql/statement.ts";

/** `changed`: the contact has this version by now, and nothing else was in the way. */
export type AnswerRow =
  | { readonly kind: "queued"; readonly version: number; readonly holder: null }
  | { readonly kind: "changed"; readonly version: number; readonly holder: null }
  | { readonly kind: "not_holder"; readonly version: null; readonly holder: StaffName | null }
  | { readonly kind: "closed" | "not_found"; readonly version: null; readonly holder: null };

type AnswerValues = readonly [
  contactId: string,
  messageId: string,
  by: string,
  bodyKey: Buffer,
  body: Buffer,
  nowMs: number,
  notBefore: number | null,
  goodUntil: number | null,
  /** Of the contact, at which it was decided. `null`: only whether anything else is in its way. */
  version: number | null,
  usesLift: boolean,
  /** By which it is found (DB467). */
  words: Buffer,
];
type NoteValues = readonly [
  contactId: string,
  noteId: string,
  by: string,
  bodyKey: Buffer,
  body: Buffer,
  nowMs: number,
  words: Buffer,
];
type LeftValues = readonly [revision: number, restKey: Buffer | null, rest: Buffer | null];

/** An answer with its words, by one statement: none is stored that nobody finds (DB467). */
function withWords(queue: string, words: string): string {
  return `with answered as materialized (select kind, version, holder from ${queue}),
   kept as materialized (select note_contact_words($1, ${words}::integer[]) from answered where kind = 'queued')
   select answered.* from answered cross join (select count(*) from kept) done`;
}

export const queueAnswer = statement<AnswerRow, AnswerValues>(
  "queue_answer",
  withWords("queue_answer($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", "$11"),
);

export const queueAnswerOfDraft = statement<AnswerRow, readonly [...AnswerValues, ...LeftValues]>(
  "queue_answer_of_draft",
  withWords("queue_answer_of_draft($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $12, $13, $14)", "$11"),
);

export const attestAnswer = statement<
  { done: boolean },
  [messageId: string, by: string, nowMs: number, mentioned: number]
>(
  "attest_answer",
  `insert into answer_attestation (message_id, by_id, at, mentioned) values ($1, $2, instant($3), $4)
   on conflict do nothing returning true as done`,
);

export interface MentionedRow {
  readonly hash: Buffer;
  readonly case_id: CaseId;
}

/**
 * Of these hashes those of somebody of a case that they have opened or had a contact of, and may still read, without what
 * is also of whoever speaks in the contact.
 */
export const mentionedHashes = statement<
  MentionedRow,
  [
    by: string,
    contactId: string,
    names: readonly Buffer[],
    addresses: readonly Buffer[],
    act: CaseAct,
    at: number,
  ]
>(
  "mentioned_hashes",
  `with found as (
     select part_id, hash::bytea from case_name where hash = any ($3::bytea[])
     union all
     select part_id, hash::bytea from case_trace where kind = 'address' and hash = any ($4::bytea[])),
   speaks as (
     select named.person_id from case_filed filed join case_filing_person named
       on named.contact_id = filed.contact_id and named.at_version = filed.at_version
     where filed.contact_id = $2 and named.spoke)
   select distinct hash, case_id
   from found join case_part part on part.id = found.part_id
   where (exists (select from case_read where case_read.case_id = part.case_id and by_id = $1)
       or exists (select from case_holding where case_holding.case_id = part.case_id and user_id = $1))
     and may_case($1, part.case_id, $5, $6)
     and hash not in (select hash from found where part_id in (select person_id from speaks))`,
);

function noteWithWords(write: string): string {
  return `with noted as materialized (select ${write} as version),
   kept as materialized (select note_contact_words($1, $7::integer[]) from noted where version is not null)
   select noted.version from noted cross join (select count(*) from kept) done`;
}

export const writeNote = statement<{ version: number | null }, NoteValues>(
  "write_note",
  noteWithWords("write_note($1, $2, $3, $4, $5, $6)"),
);

export const writeNoteOfDraft = statement<
  { version: number | null },
  readonly [...NoteValues, ...LeftValues]
>("write_note_of_draft", noteWithWords("write_note_of_draft($1, $2, $3, $4, $5, $6, $8, $9, $10)"));
