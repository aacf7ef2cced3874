import type { DisclosureTrigger, RecipientType, ReleasePurpose } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";

/** Something that a lead has still to put their name to: codes alone. One of the clocks at least runs. */
export interface DisclosureToSign {
  readonly id: string;
  readonly recipientType: RecipientType;
  readonly purpose: ReleasePurpose;
  readonly trigger: DisclosureTrigger;
  readonly askedBy: StaffName;
  readonly askedAt: number;
  readonly sentAt: number | null;
  /** By when it has to be reported; `null`: nothing has, or it is signed along. */
  readonly reportDueAt: number | null;
  /** By when somebody looks at what was sent; `null`: nobody has to, or somebody did. */
  readonly reviewDueAt: number | null;
}

/** Of every case, the soonest due first. */
export const disclosuresToSign = statement<DisclosureToSign, [by: string]>(
  "disclosures_to_sign",
  `select asked.id, asked.recipient_type::text as "recipientType", asked.purpose::text as purpose, asked.trigger::text as trigger,
     json_build_object('id', asker.id, 'name', asker.name) as "askedBy",
     ms(asked.asked_at) as "askedAt", ms(asked.sent_at) as "sentAt", ms(clock.report) as "reportDueAt",
     ms(clock.review) as "reviewDueAt"
   from (
     select id, max(report) as report, max(review) as review from (
       select disclosure_id as id, due_at as report, null::timestamptz as review from mandated_report where cosigned_at is null
       union all
       select id, null, review_due_at from disclosure where review_due_at is not null and reviewed_at is null
     ) open group by id
   ) clock
   join disclosure asked on asked.id = clock.id
   join staff asker on asker.id = asked.asked_by_id
   -- Whoever is barred from a case signs nothing of it.
   where not exists (select from case_relation(asked.case_id, $1) relation where relation.barred)
   order by least(clock.report, clock.review), asked.id limit 500`,
);
