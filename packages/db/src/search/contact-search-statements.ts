import type { ContactFacts } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";

/** How many a page looks at, of those that have its rarest word: the next one goes on from there. */
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
     array(select barred_contacts(staff.id)) as barred from staff where id = $1) asker`;
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

/** `candidate`: a query of contacts' ids and numbers that are the asker's, each once, the newest first. */
const page = (candidate: string, more = "true"): string =>
  `select found.number, contact_row.row from (
     select contact.id, contact.number from (${candidate}) candidate
     join contact on contact.number = candidate.number
     where ${more} and ${PARTLY}
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

/** In the order of their numbers as the index has them, and no further than a page looks. */
const HAVING_WORD = `select word.number from contact_word word
     join contact on contact.number = word.number cross join ${ASKER}
     where word.token = $11::integer and ($3::integer is null or word.number < $3) and ${THEIRS}
     order by word.number desc limit ${LOOKED_AT_MAX}`;

export const contactsByWords = statement<
  FoundContactRow,
  readonly [...ContactSearchValues, rarest: number, others: readonly number[]]
>(
  "search_contacts_by_words",
  page(
    HAVING_WORD,
    `not exists (select from unnest($12::integer[]) other (token)
       where not exists (select from contact_word has where has.token = other.token and has.number = candidate.number))`,
  ),
);

/** Where a page that found too few to be full has to be gone on from. `null`: it looked at all there are. */
export const wordsLookedAt = statement<
  { readonly below: number | null },
  [by: string, at: number, below: number | null, rarest: number]
>(
  "search_contacts_looked_at",
  `select case when count(*) = ${LOOKED_AT_MAX} then min(number) end as below
   from (${HAVING_WORD.replaceAll("$11", "$4")}) looked`,
);

/** How many have each word, as far as it matters which is the rarest. */
export const rarestFirst = statement<{ readonly token: number }, [tokens: readonly number[]]>(
  "search_rarest_first",
  `select token from unnest($1::integer[]) given (token)
   cross join lateral (select count(*) as n from (select from contact_word word where word.token = given.token limit 1000) counted) has
   order by has.n, token`,
);
