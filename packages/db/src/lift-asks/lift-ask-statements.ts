import type { LiftAnswer } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { LiftableLock } from "../reach/reach-record.ts";
import { statement } from "../sql/statement.ts";
import type { LiftAsked } from "./lift-ask-store.ts";

export const askForLift = statement<
  {
    readonly kind: LiftAsked["kind"];
    readonly version: number;
    readonly at: number;
    readonly holder: StaffName | null;
  },
  [
    id: string,
    contactId: string,
    by: string,
    seen: number,
    locks: readonly LiftableLock[],
    bodyKey: Buffer,
    body: Buffer,
    nowMs: number,
  ]
>("ask_for_lift", "select kind, version, at, holder from ask_for_lift($1, $2, $3, $4, $5, $6, $7, $8)");

type Ended = "ended" | "nothing_asked" | "not_found";

export const takeBackLiftAsk = statement<
  {
    readonly kind: Ended | "not_holder";
    readonly version: number;
    readonly holder: StaffName | null;
  },
  [contactId: string, by: string, nowMs: number]
>("take_back_lift_ask", "select kind, version, holder from take_back_lift_ask($1, $2, $3)");

export const declineLiftAsk = statement<
  { readonly kind: Ended; readonly version: number },
  [contactId: string, ask: string, by: string, answerKey: Buffer, answer: Buffer, nowMs: number]
>("decline_lift_ask", "select kind, version from decline_lift_ask($1, $2, $3, $4, $5, $6)");

export const liftAskOvertaken = statement<
  { readonly ended: boolean },
  [contactId: string, seen: number, nowMs: number]
>("lift_ask_overtaken", "select lift_ask_overtaken($1, $2, $3) as ended");

export const openLiftAskRows = statement<{ readonly contact_id: string; readonly version: number }>(
  "open_lift_asks",
  `select contact.id as contact_id, contact.version
   from lift_ask join contact on contact.id = lift_ask.contact_id
   where lift_ask.ended is null order by lift_ask.at`,
);

export interface StandingRow {
  readonly id: string;
  readonly owner_key: Buffer;
  readonly at: number;
  readonly locks: readonly LiftableLock[];
  readonly by: StaffName;
  readonly body_key: Buffer;
  readonly body: Buffer;
  readonly ended: LiftAnswer | null;
  readonly ended_at: number | null;
  readonly ended_by: StaffName | null;
  readonly answer_key: Buffer | null;
  readonly answer: Buffer | null;
}

/** What the contact itself says is asked (DB214): the last one. What was declined is answered by a lift that came after it. */
export const standingLiftAsk = statement<StandingRow, [contactId: string]>(
  "standing_lift_ask",
  `select ask.id, contact.owner_key, ms(ask.at) as at, ask.locks,
     json_build_object('id', asker.id, 'name', asker.name) as by, ask.body_key, ask.body,
     case when after_all.at is null then ask.ended::text else 'lifted' end as ended,
     ms(coalesce(after_all.at, ask.ended_at)) as ended_at,
     case when answerer.id is not null then json_build_object('id', answerer.id, 'name', answerer.name) end as ended_by,
     case when after_all.at is null then ask.answer_key end as answer_key,
     case when after_all.at is null then ask.answer end as answer
   from contact
   join lift_ask ask on ask.contact_id = contact.id
   join staff asker on asker.id = ask.by_id
   left join lateral (
     select lift.at, lift.by_id from reach_lift lift
     where ask.ended = 'declined' and lift.contact_id = ask.contact_id and lift.at_version > ask.at_version
     order by lift.at_version desc limit 1) after_all on true
   left join staff answerer on answerer.id = coalesce(after_all.by_id, ask.ended_by_id)
   where contact.id = $1 and contact.lift_asked_at is not null
   order by ask.at_version desc limit 1`,
);
