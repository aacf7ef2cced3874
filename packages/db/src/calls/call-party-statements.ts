import type {
  CallGround,
  CallPartyDecline,
  CallPartyId,
  CallPartyRole,
  CallTransferState,
  ContactId,
} from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { CallParty, CallPartyKept, GroundMissing, HelpOwed, PartyGrounded } from "./call-party-store.ts";
import type { PartyWords } from "./sealed-party.ts";

export interface PartyRow {
  readonly party: Omit<CallParty, keyof PartyWords>;
  /** Of the writing that sealed the words. */
  readonly body_version: number;
  readonly body_key: Buffer;
  readonly body: Buffer;
}

const PARTY = `select json_build_object('id', call_party.id, 'contactId', call_party.contact_id, 'role', call_party.role,
    'version', call_party.version, 'transfer', call_party.transfer, 'at', ms(call_party.at),
    'by', json_build_object('id', staff.id, 'name', staff.name), 'dialledAt', ms(call_party.dialled_at),
    'endedAt', ms(call_party.ended_at), 'arrivalConfirmedAt', ms(call_party.arrival_confirmed_at),
    'declinedBecause', call_party.declined_because, 'ground', said.ground) as party, body_version, body_key, body`;
const FROM = `from call_party join staff on staff.id = call_party.by_id
  left join lateral (
    select json_build_object('ground', ground.ground, 'disclosureId', ground.disclosure_id,
      'recipientId', disclosure.recipient_id, 'at', ms(ground.at)) as ground
    from call_party_ground ground left join disclosure on disclosure.id = ground.disclosure_id
    where ground.party_id = call_party.id order by ground.nth desc limit 1) said on true`;

export const partyOf = statement<PartyRow, [id: CallPartyId]>(
  "call_party_of",
  `${PARTY} ${FROM} where call_party.id = $1`,
);

export const partiesOfContact = statement<PartyRow, [contactId: ContactId]>(
  "call_parties_of_contact",
  `${PARTY} ${FROM} where call_party.contact_id = $1 order by call_party.at, call_party.id limit 200`,
);

/** Of whom help was asked since, the latest first, with the number of the contact. */
export const centresSince = statement<PartyRow & { readonly number: number }, [sinceMs: number]>(
  "call_centres_since",
  `${PARTY}, contact.number ${FROM} join contact on contact.id = call_party.contact_id
   where call_party.role = 'emergency_centre' and call_party.dialled_at >= instant($1)
   order by call_party.dialled_at desc, call_party.id limit 500`,
);

export const helpOwed = statement<{ owed: HelpOwed }>(
  "help_owed",
  `select json_build_object('contact', json_build_object('id', contact.id, 'number', contact.number),
     'since', ms(call_party.dialled_at)) as owed
   from call_party join contact on contact.id = call_party.contact_id
   where call_party.role = 'emergency_centre' and call_party.dialled_at is not null
     and call_party.arrival_confirmed_at is null
     and not (call_party.transfer = 'failed' and exists (
       select from call_party later where later.contact_id = call_party.contact_id and later.role = 'emergency_centre'
         and later.dialled_at > call_party.dialled_at))
   order by call_party.dialled_at desc limit 50`,
);

interface Told {
  readonly kind: CallPartyKept["kind"] | "changed";
  readonly holder: StaffName | null;
}

export const addParty = statement<
  Told,
  [
    id: CallPartyId,
    contactId: ContactId,
    by: string,
    role: CallPartyRole,
    placeKnown: boolean | null,
    bodyKey: Buffer,
    body: Buffer,
    nowMs: number,
  ]
>("add_call_party", "select kind, holder from add_call_party($1, $2, $3, $4, $5, $6, $7, $8)");

export const rewriteParty = statement<
  Told,
  [
    id: CallPartyId,
    by: string,
    expected: number,
    transfer: CallTransferState | null,
    placeKnown: boolean | null,
    isArrivalConfirmed: boolean,
    declinedBecause: CallPartyDecline | null,
    bodyKey: Buffer,
    body: Buffer,
    nowMs: number,
  ]
>(
  "rewrite_call_party",
  "select kind, holder from rewrite_call_party($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
);

export const groundParty = statement<
  { readonly kind: PartyGrounded["kind"]; readonly holder: StaffName | null },
  [
    id: CallPartyId,
    contactId: ContactId,
    by: string,
    ground: CallGround,
    disclosureId: string | null,
    nowMs: number,
  ]
>("ground_call_party", "select kind, holder from ground_call_party($1, $2, $3, $4, $5, $6)");

/** To whom what was decided goes, where it was decided for a call to somebody of that role from that contact, by whoever calls now. */
export const decidedFor = statement<
  { readonly recipient: string },
  [contactId: ContactId, role: CallPartyRole, by: string, disclosureId: string, nowMs: number]
>(
  "call_decided_for",
  `select disclosure.recipient_id as recipient
   from disclosure, jsonb_populate_record(null::call_party, jsonb_build_object('contact_id', $1::uuid, 'role', $2::text)) party
   where disclosure.id = $4 and is_decided_for(party, $4, $3, instant($5))`,
);

export const groundMissing = statement<
  { readonly missing: GroundMissing | null },
  [id: CallPartyId, withPerson: boolean, nowMs: number]
>("call_ground_missing", "select call_ground_missing($1, $2, instant($3)) as missing");

export const keptApart = statement<{ readonly id: CallPartyId }, [contactId: ContactId]>(
  "kept_apart",
  "select id from kept_apart($1) as id order by id",
);

/** Once, however often it is said: whoever carries a call on says it of all whom it finds there. */
export const partyDialled = statement<Record<string, never>, [id: CallPartyId, callId: string, atMs: number]>(
  "call_party_dialled",
  `update call_party set call_id = $2, dialled_at = instant($3), transfer = greatest(transfer, 'dialled'), version = version + 1
   where id = $1 and dialled_at is null`,
);

export const partyEnded = statement<Record<string, never>, [id: CallPartyId, atMs: number]>(
  "call_party_ended",
  `update call_party set ended_at = instant($2), version = version + 1
   where id = $1 and dialled_at is not null and ended_at is null`,
);

export const partyWent = statement<Record<string, never>, [id: CallPartyId, to: CallTransferState]>(
  "call_party_went",
  `update call_party set transfer = $2, version = version + 1
   where id = $1 and transfer < $2 and transfer not in ('left', 'failed')`,
);
