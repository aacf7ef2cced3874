import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { Escalated, Escalation, EscalationSeen } from "./escalation-store.ts";

export const escalateContact = statement<
  {
    readonly kind: Escalated["kind"];
    readonly id: string | null;
    readonly holder: StaffName | null;
  },
  [id: string, contact: string, by: string, nowMs: number, againMs: number]
>(
  "escalate_contact",
  // No row, as of a contact that is not there, to whoever is barred from it (DB523).
  `select kind, id, holder from (select where not contact_is_barred($3, $2)) clear
   cross join lateral escalate_contact($1, $2, $3, $4, $5)`,
);

export const leadsToCall = statement<StaffName, [contact: string, by: string]>(
  "leads_to_call",
  `select staff.id, staff.name from leads_to_call($1, $2) lead join staff on staff.id = lead
   where not contact_is_barred($2, $1) order by staff.name, staff.id`,
);

export const seeEscalation = statement<
  { readonly seen: EscalationSeen },
  [id: string, by: string, nowMs: number]
>("see_escalation", "select see_escalation($1, $2, $3) as seen");

const NAME = "json_build_object('id', lead.id, 'name', lead.name)";

export const escalationsConcerning = statement<
  { readonly escalation: Escalation },
  [who: string, most: number]
>(
  "escalations_concerning",
  `select json_build_object('id', last.id, 'contact', json_build_object('id', contact.id, 'number', contact.number),
     'by', json_build_object('id', staff.id, 'name', staff.name), 'at', ms(last.at),
     'alarms', last.alarms, 'alarmedAt', ms(last.alarmed_at),
     'called', coalesce(leads.called, '[]'), 'seen', coalesce(leads.seen, '[]')) as escalation
   from contact
   cross join lateral (
     select * from escalation where contact_id = contact.id order by at_version desc limit 1) last
   join staff on staff.id = last.by_id
   cross join lateral (
     select json_agg(${NAME} order by lead.name, lead.id) filter (where is_called) as called,
       json_agg(json_build_object('by', ${NAME}, 'at', ms(seen_at)) order by seen_at, lead.name)
         filter (where seen_at is not null) as seen
     from escalation_lead join staff lead on lead.id = lead_id where escalation_id = last.id) leads
   where contact.id in (select contact_id from escalation) and contact.status <> 'closed'
     and not contact_is_barred($1, contact.id)
     and ($1 in (last.by_id, contact.holder_id) or exists (
       select from shift join staff lead on lead.id = shift.user_id
       where lead.id = $1 and lead.role = 'shift_lead' and lead.disabled_at is null))
   order by last.at, last.id limit $2`,
);

export const alarmAgain = statement<
  { readonly count: number },
  [nowMs: number, soon: number, soonMs: number, laterMs: number, most: number]
>("alarm_again", "select alarm_again($1, $2, $3, $4, $5) as count");
