import { ContactId, type UserId } from "@holdfast/case-schema";
import { PLACE } from "../sealing/places.ts";
import { openReach } from "../sealing/reach.ts";
import { open, openRecordKey, openUnder, type Owner } from "../sealing/seal.ts";
import { statement } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import type { KeptOf, KeptOnHold } from "./legal-store.ts";

interface KeptRow {
  readonly id: string;
  readonly kept_of: KeptOf;
  readonly record_id: string;
  readonly contact_id: string | null;
  readonly at: number;
  readonly owner_key: Buffer | null;
  readonly body_key: Buffer | null;
  readonly body: Buffer | null;
  readonly author_id: string | null;
  readonly draft_kind: string | null;
}

const recordReading = statement<{ id: string }, [holdId: string, by: string, nowMs: number]>(
  "record_kept_on_hold_read",
  `insert into kept_on_hold_read (hold_id, by_id, at)
   select held.id, $2::uuid, instant($3) from legal_hold held
   where held.id = $1 and held.lifted_at is null and is_one_of($2, '{counsel}') returning id`,
);

const BYTES = (column: string): string => `decode(substr(kept.was ->> '${column}', 3), 'hex')`;

/** What stands beside a message's words opens under the message's key, which was kept with them. */
const keptRows = statement<KeptRow, [holdId: string]>(
  "kept_on_hold",
  `select kept.id::text as id, kept.kept_of::text as kept_of, kept.record_id, kept.contact_id, ms(kept.at) as at, contact.owner_key,
     coalesce(${BYTES("body_key")}, (
       select decode(substr(words.was ->> 'body_key', 3), 'hex') from kept_on_hold words
       where words.kept_of = 'message' and words.record_id = kept.record_id order by words.id limit 1)) as body_key,
     case kept.kept_of when 'mail' then ${BYTES("subject")} when 'contact' then ${BYTES("reach")} else ${BYTES("body")} end as body,
     kept.was ->> 'author_id' as author_id, kept.was ->> 'kind' as draft_kind
   from kept_on_hold kept left join contact on contact.id = kept.contact_id
   where kept.contact_id in (select contact_id from legal_hold_contact where hold_id = $1)
     or kept.case_id in (select case_id from legal_hold_case where hold_id = $1)
   order by kept.id`,
);

/** Reads for counsel what was kept while that hold stands, and records it by the same commit (DB390). */
export async function readKept(
  inside: Inside,
  holdId: string,
  by: UserId,
): Promise<readonly KeptOnHold[] | null> {
  return transaction(inside.pool, async (on) => {
    const [recorded] = await recordReading(on, holdId, by, inside.clock());
    if (recorded === undefined) return null;
    return (await keptRows(on, holdId)).map((row) => ({
      id: row.id,
      of: row.kept_of,
      contactId: row.contact_id === null ? null : ContactId.parse(row.contact_id),
      until: row.at,
      words: wordsOf(inside, row),
    }));
  });
}

function wordsOf({ owners }: Inside, row: KeptRow): string | null {
  const { contact_id: contactId, owner_key: ownerKey, body } = row;
  if (contactId === null || ownerKey === null || body === null) return null;
  try {
    return openedOf(owners.unwrap(contactId, ownerKey), row, body);
  } catch {
    // Damaged, which is said beside all that is not.
    return null;
  }
}

function openedOf(owner: Owner, row: KeptRow, body: Buffer): string | null {
  const { kept_of: of, record_id: id, body_key: key } = row;
  if (of === "contact") return JSON.stringify(openReach(owner, body));
  if (key === null) return null;
  if (of === "message") return open(owner, PLACE.message(id), { key, body }).toString();
  if (of === "note") return open(owner, PLACE.note(id), { key, body }).toString();
  if (of === "draft" && row.author_id !== null && row.draft_kind !== null)
    return open(owner, PLACE.draft(id, row.draft_kind, row.author_id), { key, body }).toString();
  if (of !== "mail") return null;
  return openUnder(openRecordKey(owner, PLACE.message(id), key), owner, PLACE.subject(id), body).toString();
}
