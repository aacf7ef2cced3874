import type { CallAnswerSaid, CallPartyId, ContactId, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { CallAnswer, CallAnswerCounts, CallAnswerKept } from "./call-answer-store.ts";

export const sayWhoAnswered = statement<
  { readonly kind: CallAnswerKept["kind"] | "moved"; readonly holder: StaffName | null },
  [
    party: CallPartyId,
    contactId: ContactId,
    by: UserId,
    said: CallAnswerSaid,
    mayLeave: boolean,
    seen: number,
    nowMs: number,
  ]
>("say_who_answered", "select kind, holder from say_who_answered($1, $2, $3, $4, $5, $6, $7)");

export const answersOfContact = statement<{ answer: CallAnswer }, [contactId: ContactId]>(
  "call_answers_of_contact",
  `select json_build_object('party', call_party.id, 'calledAt', ms(call_party.dialled_at), 'said', last.said,
     'calledBy', json_build_object('id', caller.id, 'name', caller.name),
     'leg', (select leg from call_leg where call_id = call_party.call_id and party_id = call_party.id limit 1),
     'mayLeave', (select may_leave from call_answer where party_id = call_party.id and said = 'machine'
       order by nth desc limit 1),
     'at', ms(last.at),
     'by', case when staff.id is not null then json_build_object('id', staff.id, 'name', staff.name) end) as answer
   from call_party
   join staff caller on caller.id = call_party.by_id
   cross join lateral call_answer_last(call_party.id) last
   left join staff on staff.id = last.by_id
   where call_party.contact_id = $1 and person_was_reached(call_party.id)
   order by call_party.dialled_at, call_party.id limit 200`,
);

/** Of each call what was said last counts, and nothing that was taken back by it. */
export const answersCounted = statement<CallAnswerCounts, [sinceMs: number]>(
  "call_answers_counted",
  `select count(*) filter (where said = 'person') as person, count(*) filter (where said = 'left') as "left",
     count(*) filter (where said = 'not_left') as "notLeft", count(*) filter (where said = 'machine') as unsaid,
     count(*) filter (where said = 'something_else') as "somethingElse"
   from (select distinct on (party_id) party_id, said from call_answer where at >= instant($1)
     order by party_id, nth desc) last`,
);
