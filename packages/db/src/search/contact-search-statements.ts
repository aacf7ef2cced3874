import type { ContactFacts } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";

/** How many a page looks at, of those that have all its words: the next one goes on from there. */
export const LOOKED_AT_MAX = 5_000;

/** Values that every search of contacts has, in their order. */
export type ContactSearchValues = readonly [
  by: string,
  at: number,
  below: number | null,
  channels: readonly string[] | null,
  states: readonly string[] | null,
  lanes: readonly string[] | null,
  from: number | null,
  until: number | null,
  hadBy: string | null,
  most: number,
];

/** Contacts that the asker finds, whatever they look for: before anything else is asked of one, or counted (A77). */
const THEIRS = `contact_act_allowed('find', $2, asker.role, contact.status, asker.on_shift, contact.holder_id is not distinct from $1::uuid, contact.id = any (asker.barred))`;
const ASKER = `(select role, exists (select from shift where shift.user_id = staff.id) as on_shift,
     array(select barred_contacts(staff.id)) as barred from staff where id = $1 offset 0) asker`;
const PARTLY = `($4::text[] is null or contact.channel = any ($4))
     and ($5::contact_status[] is null or contact.status = any ($5))
     and ($6::lane[] is null or coalesce(contact.lane, 'in_situation') = any ($6))
     and ($7::bigint is null or contact.opened_at >= instant($7))
     and ($8::bigint is null or contact.opened_at < instant($8))
     and ($9::uuid is null or contact.holder_id = $9 or contact.closed_by_id = $9)`;

export interface FoundContactRow {
  readonly number: number;
  readonly row: ContactFacts;
}

/** `candidate`: a query of contacts' numbers that are the asker's, each once, the newest first. */
const page = (candidate: string): string =>
  `select found.number, contact_row.row from (
     select contact.id, contact.number from (${candidate}) candidate
     join contact on contact.number = candidate.number
     where ${PARTLY}
     order by candidate.number desc limit $10
   ) found join contact_row on contact_row.id = found.id
   order by found.number desc`;

/** Exact matches are few: each is looked at. */
const exact = (matching: string): string =>
  page(`select contact.number from contact cross join ${ASKER}
     where (${matching}) and ${THEIRS} and ($3::integer is null or contact.number < $3) order by contact.number desc`);

export const contactsByAddress = statement<
  FoundContactRow,
  readonly [...ContactSearchValues, hashes: readonly Buffer[]]
>(
  "search_contacts_by_address",
  exact("contact.id in (select contact_id from contact_address where address = any ($11::bytea[]))"),
);

export const contactsByCode = statement<
  FoundContactRow,
  readonly [...ContactSearchValues, hashes: readonly Buffer[]]
>("search_contacts_by_code", exact("contact.thread_key = any ($11::bytea[])"));

export const contactsByNumber = statement<FoundContactRow, readonly [...ContactSearchValues, number: number]>(
  "search_contacts_by_number",
  exact("contact.number = $11::integer"),
);

/**
 * That have all words, in the order of their numbers as the index has them, and no further than a page looks. The other words are asked of
 * the index before a contact is read, and whose it is before one is counted. Fenced (offset 0), so that no plan reads contacts in a row
 * for the few that are left: how many have both words is not known before.
 */
const having = (rarest: string, others: string): string =>
  `select word.number from (
       select word.number from contact_word word
       where word.token = ${rarest}::integer and ($3::integer is null or word.number < $3)
         and not exists (select from unnest(${others}::integer[]) other (token)
           where not exists (select from contact_word has where has.token = other.token and has.number = word.number))
       order by word.number desc offset 0
     ) word
     cross join lateral (
       select contact.id, contact.status, contact.holder_id from contact where contact.number = word.number offset 0
     ) contact cross join ${ASKER}
     where ${THEIRS}
     order by word.number desc limit ${LOOKED_AT_MAX}`;

export const contactsByWords = statement<
  FoundContactRow,
  readonly [...ContactSearchValues, rarest: number, others: readonly number[]]
>("search_contacts_by_words", page(having("$11", "$12")));

/** Where a page that found too few to be full has to be gone on from. `null`: it looked at all there are. */
export const wordsLookedAt = statement<
  { readonly below: number | null },
  [by: string, at: number, below: number | null, rarest: number, others: readonly number[]]
>(
  "search_contacts_looked_at",
  `select case when count(*) = ${LOOKED_AT_MAX} then min(number) end as below
   from (${having("$4", "$5")}) looked`,
);

/** How many of a word are counted to know how rare it is: the newest, of which some are read from the table until it is vacuumed. */
const COUNTED_MAX = 300;

/**
 * The rarest word first, among contacts below a number. Of two that more have than are counted, the one whose last that was counted lies
 * further back: so it is rarer where the page begins.
 */
export const rarestFirst = statement<
  { readonly token: number },
  [tokens: readonly number[], below: number | null]
>(
  "search_rarest_first",
  `select token from unnest($1::integer[]) given (token)
   cross join lateral (
     select count(*) as n, min(number) as furthest from (
       select word.number from contact_word word
       where word.token = given.token and ($2::integer is null or word.number < $2)
       order by word.number desc limit ${COUNTED_MAX}
     ) counted
   ) has
   order by has.n, has.furthest, token`,
);
