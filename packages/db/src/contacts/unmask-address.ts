import type { ContactId, UserId } from "@holdfast/case-schema";
import { openPeople } from "../mail/sealed-people.ts";
import { readRecord } from "../reach/read-record.ts";
import { openDetail } from "../sealing/detail.ts";
import { PLACE } from "../sealing/places.ts";
import { openReach } from "../sealing/reach.ts";
import { openRecordKey, type Owner } from "../sealing/seal.ts";
import { statement } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { SHOWN_MAX, shownLately } from "./shown-lately.ts";
import type { StaffName } from "./contact-facts.ts";
import type { AddressPlace, Unmasked, WithholdsAddresses } from "./contact-store.ts";

/** What is sealed is `null` to whoever it is not shown to, and where the contact has none. */
interface AskedRow {
  readonly allowed: boolean;
  /** How many they had within the last minute, at whichever gateway, of the thousand rows that the audit has last of them. */
  readonly lately: number;
  readonly holder: StaffName | null;
  readonly owner_key: Buffer | null;
  readonly detail: Buffer | null;
  readonly reach: Buffer | null;
  readonly body_key: Buffer | null;
  readonly people: Buffer | null;
}

const askedAddress = statement<
  AskedRow,
  [id: string, by: string, at: number, of: AddressPlace["of"], messageId: string | null]
>(
  "asked_address",
  `select asked.allowed, ${shownLately("$2")} as lately,
     holder_of(contact) as holder, case when asked.allowed then contact.owner_key end as owner_key,
     case when asked.allowed and $4 = 'contact' then contact.detail end as detail,
     case when asked.allowed and $4 = 'reach' then contact.reach end as reach,
     case when asked.allowed then message.body_key end as body_key, case when asked.allowed then mail.people end as people
   from contact
   cross join lateral (select may_contact($2, contact.id, 'unmask', $3) as allowed) asked
   left join message on message.id = $5 and message.contact_id = contact.id
   left join mail on mail.message_id = message.id
   where contact.id = $1 and may_contact($2, contact.id, 'read', $3)`,
);

/** Which of them it was: of a message, that; of an answer to how they may be reached, or of the contact, the contact. */
const noteUnmasked = statement<
  { done: boolean },
  [by: string, id: string, subject: string, of: AddressPlace["of"]]
>(
  "note_unmasked",
  `select audit_write($1, 'looked', 'address', $3, $2, null, jsonb_build_object('of', $4::text)) as done,
     is_watching($1, $2) and watch_contact($1, $2) as watched`,
);

export async function unmaskAddress(
  inside: Inside,
  id: ContactId,
  place: AddressPlace,
  by: UserId,
  isWithheld: WithholdsAddresses,
): Promise<Unmasked> {
  const { pool, owners, clock } = inside;
  const messageId = "messageId" in place ? place.messageId : null;
  return transaction(pool, async (on) => {
    const [row] = await askedAddress(on, id, by, clock(), place.of, messageId);
    if (row === undefined) return { kind: "not_found" };
    if (!row.allowed) return { kind: "not_holder", holder: row.holder };
    if (row.lately >= SHOWN_MAX) return { kind: "too_often" };
    const record = await readRecord(inside, id, on);
    if (record === null || isWithheld(record)) return { kind: "withheld" };
    const address = row.owner_key === null ? null : addressAt(owners.unwrap(id, row.owner_key), place, row);
    if (address === null) return { kind: "not_found" };
    await noteUnmasked(on, by, id, messageId ?? id, place.of);
    return { kind: "unmasked", address };
  });
}

function addressAt(owner: Owner, place: AddressPlace, row: AskedRow): string | null {
  switch (place.of) {
    case "contact":
      return row.detail === null ? null : openDetail(owner, row.detail).address;
    case "reach":
      return row.reach === null ? null : openReach(owner, row.reach).address;
    case "sender":
    case "addressee": {
      const { messageId } = place;
      if (row.body_key === null || row.people === null) return null;
      const record = openRecordKey(owner, PLACE.message(messageId), row.body_key);
      const { sender, addressees } = openPeople(record, owner, messageId, row.people);
      return (place.of === "sender" ? sender : addressees?.others[place.nth])?.address ?? null;
    }
  }
}
