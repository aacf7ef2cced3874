import type { CaseId, ContactId } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import { isTheirs } from "./asked-case.ts";
import { filedContact } from "./case-filing-statements.ts";
import { FACTS, type CaseFactsRow } from "./case-statements.ts";
import type { CaseAct } from "./case-store.ts";
import { contactAddress } from "./contact-address.ts";
import type { CaseGround, CaseSuggestions, CaseSuggestionStore } from "./case-suggestion-store.ts";
import { factsOfRow } from "./read-stored.ts";

const SUGGESTED_MAX = 20;
const NONE: CaseSuggestions = { cases: [], isWaiting: false };
const WAITS: CaseSuggestions = { cases: [], isWaiting: true };

/** Whether a contact speaks against looking: it may be the exploiter's, or somebody else's who is still there. */
const contactState = statement<
  { readonly is_marked: boolean; readonly is_third_party: boolean },
  [contactId: string]
>(
  "case_contact_state",
  `select is_marked_exploiter(contact) as is_marked, is_third_party_now(contact) as is_third_party
   from contact where id = $1`,
);

const caseState = statement<{ readonly is_third_party: boolean }, [caseId: string]>(
  "case_state",
  `select exists (
     select from case_filed filed join contact on contact.id = filed.contact_id
     where filed.case_id = $1 and is_third_party_now(contact)) as is_third_party`,
);

type FoundRow = CaseFactsRow & { readonly grounds: readonly CaseGround[] };

/** Only cases that are the asker's already: that there is another one is said to nobody else. */
const FOUND = `select ${FACTS}, found.grounds
   from (
     select case_id, array_agg(distinct ground order by ground) as grounds from alike group by case_id
   ) found
   join case_file file on file.id = found.case_id
   join staff maker on maker.id = file.made_by_id
   where may_case($1, file.id, $2, $3)
   order by file.number desc limit ${SUGGESTED_MAX}`;

const alikeAddress = statement<
  FoundRow,
  [userId: string, act: CaseAct, at: number, address: Buffer, contactId: string]
>(
  "cases_of_address",
  `with alike as (
     select case_id, 'same_address' as ground from case_traces
     where kind = 'address' and hash = $4::bytea and contact_id is distinct from $5::uuid
       and case_id is distinct from (select case_id from case_filed where contact_id = $5::uuid)
   ) ${FOUND}`,
);

const alikeCases = statement<FoundRow, [userId: string, act: CaseAct, at: number, caseId: string]>(
  "cases_alike",
  `with alike as (
     select theirs.case_id, 'same_' || theirs.kind as ground
     from case_traces mine
     join case_traces theirs on theirs.kind = mine.kind and theirs.hash = mine.hash and theirs.case_id <> mine.case_id
     where mine.case_id = $4::uuid
       and theirs.case_id not in (select * from cases_one_with($4::uuid))
   ) ${FOUND}`,
);

export function openCaseSuggestions(inside: Inside): CaseSuggestionStore {
  const { pool, owners } = inside;
  return {
    async suggestForContact(contactId: ContactId, asker) {
      const [contact] = await filedContact(pool, contactId);
      const [state] = await contactState(pool, contactId);
      if (contact === undefined || state === undefined || state.is_marked) return NONE;
      if (state.is_third_party) return WAITS;
      const address = contactAddress(inside, owners.unwrap(contact.id, contact.owner_key), contact);
      if (address === null) return NONE;
      return suggested(await alikeAddress(pool, asker.id, asker.act, asker.at, address, contactId));
    },
    async suggestForCase(id: CaseId, asker) {
      if (!(await isTheirs(pool, id, asker))) return NONE;
      const [state] = await caseState(pool, id);
      if (state?.is_third_party === true) return WAITS;
      return suggested(await alikeCases(pool, asker.id, asker.act, asker.at, id));
    },
  };
}

function suggested(rows: readonly FoundRow[]): CaseSuggestions {
  return {
    cases: rows.map((row) => ({ of: factsOfRow(row), grounds: row.grounds })),
    isWaiting: false,
  };
}
