import type { ContactId, Medium, UserId } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type { SameAddress } from "./same-address-store.ts";

export interface FoundRow {
  readonly id: ContactId;
  readonly waits: boolean;
  readonly due_at: number;
  readonly of_id: ContactId;
  readonly holder_id: UserId | null;
  readonly held_since: number | null;
  readonly holder_is_there: boolean;
}

export const noteAddresses = statement<
  FoundRow,
  [ids: readonly string[], addresses: readonly (Buffer | null)[]]
>("note_addresses", "select * from note_addresses($1::uuid[], $2::bytea[])");

export const markSameAddress = statement<
  { marked: boolean },
  [id: string, of: string, to: string | null, until: number | null, nowMs: number]
>("mark_same_address", "select mark_same_address($1, $2, $3, $4, $5) as marked");

export const declineFirstOffer = statement<{ declined: boolean }, [id: string, by: string, nowMs: number]>(
  "decline_first_offer",
  "select decline_first_offer($1, $2, $3) as declined",
);

export const standingMarks = statement<{ row: SameAddress }>(
  "same_address_standing",
  `select same_address_row.row from same_address_row
   join contact on contact.id = same_address_row.id and contact.status <> 'closed'
   order by contact.number`,
);

export const unnotedContacts = statement<
  {
    readonly id: ContactId;
    readonly medium: Medium;
    readonly owner_key: Buffer;
    readonly detail: Buffer;
  },
  [media: readonly Medium[], most: number]
>(
  "same_address_unnoted",
  `select contact.id, contact.medium, contact.owner_key, contact.detail from contact
   where contact.status <> 'closed' and contact.medium = any ($1::medium[])
     and not exists (select from contact_address where contact_address.contact_id = contact.id)
   order by contact.number limit $2`,
);
