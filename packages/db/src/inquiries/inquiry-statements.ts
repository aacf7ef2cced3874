import type {
  CallBack,
  DisclosureTrigger,
  InHand,
  InquiryAsker,
  InquiryEnd,
  InquiryWay,
  RecipientType,
} from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";

export interface InquiryRow {
  readonly id: string;
  readonly asker: InquiryAsker;
  readonly in_hand: InHand;
  readonly way: InquiryWay;
  readonly trigger: DisclosureTrigger;
  readonly asked_at: number;
  readonly logged_at: number;
  readonly logged_by: StaffName;
  readonly owner_key: Buffer | null;
  readonly body: Buffer | null;
  readonly call_backs: readonly { readonly at: number; readonly by: StaffName; readonly came: CallBack }[];
  readonly recipient: { readonly id: string; readonly type: RecipientType } | null;
  readonly ended: { readonly at: number; readonly by: StaffName; readonly how: InquiryEnd } | null;
}

export const logInquiry = statement<
  { id: string },
  [
    id: string,
    asker: string,
    inHand: string,
    way: string,
    askedMs: number,
    by: string,
    ownerKey: Buffer,
    body: Buffer,
    nowMs: number,
  ]
>(
  "log_inquiry",
  `insert into inquiry (id, asker, in_hand, way, asked_at, logged_by_id, owner_key, body, logged_at)
   values ($1, $2::inquiry_asker, $3::in_hand, $4::inquiry_way, instant($5), $6, $7, $8, instant($9))
   on conflict (id) do nothing returning id`,
);

/** What was given of an inquiry: as codes, times and ids in JSON, and its words. */
export const inquiryGiven = statement<
  { given: unknown; body: Buffer | null; owner_key: Buffer | null },
  [id: string]
>(
  "inquiry_given",
  `select json_build_array(logged_by_id, asker, in_hand, way, ms(asked_at)) as given, body, owner_key from inquiry where id = $1`,
);

/** What was said of one that is open. */
export const inquiryToShow = statement<Pick<InquiryRow, "id" | "body" | "owner_key">, [id: string]>(
  "inquiry_to_show",
  "select id, body, owner_key from inquiry where id = $1 and ended_at is null",
);

const NAME = (column: string): string =>
  `(select json_build_object('id', staff.id, 'name', staff.name) from staff where staff.id = ${column})`;

export const openInquiryRows = statement<InquiryRow>(
  "open_inquiries",
  `select inquiry.id, inquiry.asker::text as asker, inquiry.in_hand::text as in_hand, inquiry.way::text as way,
     inquiry.trigger::text as trigger, ms(inquiry.asked_at) as asked_at, ms(inquiry.logged_at) as logged_at,
     ${NAME("inquiry.logged_by_id")} as logged_by, inquiry.owner_key, inquiry.body,
     (select coalesce(json_agg(json_build_object('at', ms(rung.at), 'by', ${NAME("rung.by_id")}, 'came', rung.came)
        order by rung.id), '[]')
      from inquiry_call_back rung where rung.inquiry_id = inquiry.id) as call_backs,
     case when inquiry.recipient_id is not null
       then json_build_object('id', inquiry.recipient_id, 'type', inquiry.recipient_type) end as recipient,
     null as ended
   from inquiry where inquiry.ended_at is null order by inquiry.asked_at, inquiry.id`,
);

export const addCallBack = statement<
  { done: boolean },
  [id: string, came: string, by: string, nowMs: number]
>(
  "add_call_back",
  `insert into inquiry_call_back (inquiry_id, came, by_id, at)
   select inquiry.id, $2::call_back, $3, instant($4) from inquiry where inquiry.id = $1 and inquiry.ended_at is null
   returning true as done`,
);

export const knowInquiry = statement<
  { done: boolean },
  [id: string, recipient: string, by: string, nowMs: number]
>(
  "know_inquiry",
  `update inquiry set recipient_id = recipient.id, recipient_type = recipient.type, known_by_id = $3, known_at = instant($4)
   from recipient where inquiry.id = $1 and recipient.id = $2 and inquiry.ended_at is null returning true as done`,
);

export const endInquiry = statement<{ done: boolean }, [id: string, how: string, by: string, nowMs: number]>(
  "end_inquiry",
  `update inquiry set ended_at = instant($4), ended_how = $2::inquiry_end, ended_by_id = $3
   where id = $1 and ended_at is null returning true as done`,
);
