import type { CaseId, ContactId, PersonId, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { OwnWordRefused } from "./own-word-store.ts";

const NAME = (alias: string): string => `json_build_object('id', ${alias}.id, 'name', ${alias}.name)`;

/** What stands against it, and as whom they are verified; neither where they are not. */
export const ownWordRefused = statement<
  { refused: OwnWordRefused | "theirs" | "forgotten" | null; verified: string | null },
  [caseId: string, person: string, contactId: string, by: string, nowMs: number]
>(
  "own_word_refused",
  `select own_word_refused($1, $2, $3, $4, instant($5)) as refused, (
     select id from recipient where (case_id, person_id) = ($1, $2) and ended_at is null for share) as verified`,
);

export const addOwnWord = statement<
  { id: string },
  [
    id: string,
    caseId: string,
    person: string,
    field: string,
    revision: number,
    recipient: string,
    contactId: string,
    body: Buffer,
    by: string,
    nowMs: number,
  ]
>(
  "add_own_word",
  `insert into own_word (id, case_id, person_id, field, revision, recipient_id, contact_id, body, by_id, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, instant($10)) returning id`,
);

export interface OwnWordRow {
  readonly id: string;
  readonly case_id: CaseId;
  readonly contact_id: ContactId;
  readonly person: PersonId;
  readonly field: string;
  readonly revision: number;
  readonly at: number;
  readonly by: StaffName & { readonly id: UserId };
  readonly owner_key: Buffer | null;
  readonly body: Buffer | null;
}

const ROW = `select said.id, said.case_id, said.contact_id, said.person_id as person, said.field, said.revision, ms(said.at) as at,
     ${NAME("writer")} as by, part.owner_key, said.body
   from own_word said
   join case_part part on part.id = said.person_id
   join staff writer on writer.id = said.by_id`;

export const ownWordOfId = statement<OwnWordRow, [id: string]>("own_word_of_id", `${ROW} where said.id = $1`);

export const ownWordsOfCase = statement<OwnWordRow, [caseId: string]>(
  "own_words_of_case",
  `${ROW} where said.case_id = $1 order by said.at desc, said.revision desc, said.id`,
);
