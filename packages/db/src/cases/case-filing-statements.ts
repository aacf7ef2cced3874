import type { ContactId, Medium, PersonId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import { FILING, type FilingRow } from "./case-statements.ts";
import type { CaseAct } from "./case-store.ts";

export interface FiledContactRow {
  readonly id: ContactId;
  readonly version: number;
  readonly status: string;
  readonly holder: StaffName | null;
  readonly medium: Medium;
  readonly owner_key: Buffer;
  readonly detail: Buffer;
}

/** Takes the lock of the contact's thread before anything is read of it: to be asked first in its transaction. */
export const lockFiledContact = statement<{ readonly locked: boolean }, [contactId: string]>(
  "lock_filed_contact",
  "select (lock_contact($1)).id is not null as locked",
);

export const filedContact = statement<FiledContactRow, [contactId: string]>(
  "filed_contact",
  `select contact.id, contact.version, contact.status::text as status, holder_of(contact) as holder,
     contact.medium::text as medium, contact.owner_key, contact.detail
   from contact where contact.id = $1`,
);

/** Of a contact, or of none where it is taken out; 0 where it never was filed. */
export const lastFiling = statement<{ readonly at_version: number }, [contactId: string]>(
  "last_case_filing",
  "select coalesce(max(at_version), 0) as at_version from case_filing where contact_id = $1",
);

export const addFiling = statement<
  { readonly at_version: number },
  [
    contactId: string,
    atVersion: number,
    caseId: string | null,
    by: string,
    nowMs: number,
    cameKey: Buffer | null,
    came: Buffer | null,
    address: Buffer | null,
  ]
>(
  "add_case_filing",
  `insert into case_filing (contact_id, at_version, case_id, by_id, at, came_key, came, address)
   values ($1, $2, $3, $4, instant($5), $6, $7, $8) returning at_version`,
);

export const nameInFiling = statement<
  { readonly done: boolean },
  [contactId: string, atVersion: number, caseId: string, people: readonly string[], spoke: readonly boolean[]]
>(
  "name_in_case_filing",
  `insert into case_filing_person (contact_id, at_version, case_id, person_id, spoke)
   select $1, $2, $3, person, spoke from unnest($4::uuid[], $5::boolean[]) as named (person, spoke)
   returning true as done`,
);

export const countFiled = statement<{ readonly count: number }, [caseId: string]>(
  "count_case_filings",
  "select count(*)::integer as count from case_filed where case_id = $1",
);

export interface PastFilingRow extends FilingRow {
  readonly ended_at: number | null;
  readonly ended_by: StaffName | null;
}

/** Of the cases that are the asker's at that moment alone, in one statement: how many others there are tells nothing (G472). */
export const pastFilings = statement<
  PastFilingRow,
  [contactId: string, userId: string, act: CaseAct, at: number]
>(
  "past_case_filings",
  `select ${FILING}, ms(ended.at) as ended_at,
     case when ender.id is not null then json_build_object('id', ender.id, 'name', ender.name) end as ended_by
   from case_filing filed
   join contact on contact.id = filed.contact_id
   join staff filer on filer.id = filed.by_id
   left join lateral (
     select later.at, later.by_id from case_filing later
     where later.contact_id = filed.contact_id and later.at_version > filed.at_version
     order by later.at_version limit 1
   ) ended on true
   left join staff ender on ender.id = ended.by_id
   where filed.contact_id = $1 and filed.case_id is not null and may_case($2, filed.case_id, $3, $4)
   order by filed.at_version`,
);

export interface SpokeRow {
  readonly person: PersonId;
  /** When each filing was written that said so, and by whom. */
  readonly filed: readonly { readonly at: number; readonly by: string }[];
  /** Whether another contact that is filed there now says so as well. */
  readonly elsewhere: boolean;
}

/** Who was ever said to have spoken in a contact, by its filings into that case. */
export const spokeInFilings = statement<SpokeRow, [contactId: string, caseId: string]>(
  "spoke_in_case_filings",
  `select named.person_id as person, json_agg(json_build_object('at', ms(filing.at), 'by', filing.by_id)) as filed, exists (
     select from case_filed other
     join case_filing_person spoke on (spoke.contact_id, spoke.at_version) = (other.contact_id, other.at_version)
     where other.case_id = $2 and other.contact_id <> $1 and spoke.person_id = named.person_id and spoke.spoke) as elsewhere
   from case_filing filing
   join case_filing_person named on (named.contact_id, named.at_version) = (filing.contact_id, filing.at_version)
   where filing.contact_id = $1 and filing.case_id = $2 and named.spoke
   group by named.person_id`,
);
