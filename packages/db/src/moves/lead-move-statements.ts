import type { ContactId, LeadMoveReason, UserId } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type { LeadMove, LeadMoveFacts } from "./lead-move-store.ts";
import type { JudgedRow } from "./move-statement.ts";

export const leadMoveContact = statement<
  JudgedRow,
  [
    id: string,
    contactId: string,
    by: string,
    expected: number,
    from: string | null,
    to: string | null,
    reason: LeadMoveReason,
    isAtOnce: boolean,
    isOneOfMany: boolean,
    holds: number,
    nowMs: number,
  ]
>(
  "lead_move_contact",
  // No row, as of a contact that is not there, to whoever is barred from it (DB523).
  `select kind, reason, row from (select where not contact_is_barred($3, $2)) clear
   cross join lateral lead_move_contact($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);

export const undoLeadMove = statement<
  JudgedRow,
  [id: string, moveId: string, by: string, nowMs: number, holds: number]
>("undo_lead_move", "select kind, reason, row from undo_lead_move($1, $2, $3, $4, $5)");

export const placeOfLeadMove = statement<
  { readonly contact_id: ContactId; readonly from_id: UserId | null; readonly is_offer: boolean },
  [moveId: string, by: string]
>(
  "place_of_lead_move",
  "select contact_id, from_id, state = 'offered' as is_offer from lead_move where id = $1 and not contact_is_barred($2, contact_id)",
);

export const leadMoveFacts = statement<
  LeadMoveFacts,
  [contactId: string, to: string, by: string, id: string]
>(
  "lead_move_facts",
  `select contact.medium, (select state from shift where user_id = $2) as "shiftState",
     exists (select from lead_move where id = $4 and contact_id = $1 and by_id = $3) as "isSaid",
     coalesce((select json_agg(json_build_object('id', held.id, 'medium', held.medium, 'danger', held.danger, 'lane', held.lane,
         'isTalking', exists (select from call join call_leg on call_leg.call_id = call.id
           where call.contact_id = held.id and call.ended_at is null and call_leg.user_id = $2 and call_leg.state = 'up'
             and not call_leg.is_listening)))
       from contact held where held.holder_id = $2 or held.offered_to_id = $2), '[]') as "inHand"
   from contact where contact.id = $1 and not contact_is_barred($3, $1)`,
);

const name = (of: string): string =>
  `(select json_build_object('id', staff.id, 'name', staff.name) from staff where staff.id = ${of})`;
const ROW = `lead_move.id,
     json_build_object('id', contact.id, 'number', contact.number, 'medium', contact.medium) as contact,
     ms(lead_move.at) as at, ${name("lead_move.by_id")} as by, ${name("lead_move.from_id")} as "from",
     ${name("lead_move.to_id")} as "to", lead_move.reason, lead_move.at_once as "isAtOnce",
     lead_move.undoes is not null as "isUndo", lead_move.state, ms(lead_move.state_at) as "stateAt",
     (select json_build_object('by', ${name("undo.by_id")}, 'at', ms(undo.at)) from lead_move undo
       where undo.undoes = lead_move.id) as undone,
     lead_move_stands(lead_move, contact) as stands
   from lead_move join contact on contact.id = lead_move.contact_id`;

export const leadMovesSince = statement<LeadMove, [since: number, by: string, most: number]>(
  "lead_moves_since",
  `select ${ROW} where lead_move.at >= instant($1) and not contact_is_barred($2, contact.id)
   order by lead_move.at desc, lead_move.id limit $3`,
);

export const leadMovesOf = statement<LeadMove, [contactId: string, by: string, most: number]>(
  "lead_moves_of",
  `select ${ROW} where lead_move.contact_id = $1 and not contact_is_barred($2, $1)
   order by lead_move.version desc limit $3`,
);

export const leadMovesConcerning = statement<LeadMove, [who: string, since: number, most: number]>(
  "lead_moves_concerning",
  `select ${ROW} where not contact_is_barred($1, contact.id) and (
     lead_move.to_id = $1 and lead_move.state = 'offered'
     or $1 in (lead_move.from_id, lead_move.to_id) and lead_move.by_id <> $1 and lead_move.at >= instant($2)
       and lead_move.state = 'moved' and lead_move.passed_at is null
       -- A claim out of the queue passes nothing on by itself.
       and contact.holder_id is not distinct from lead_move.to_id)
   order by lead_move.at desc, lead_move.id limit $3`,
);
