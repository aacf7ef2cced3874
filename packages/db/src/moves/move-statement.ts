import type { ContactId, TakeOverReason } from "@holdfast/case-schema";
import type { ContactFacts } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { Moved, MoveRefusal } from "./move-store.ts";

export interface MoveRow {
  readonly kind: Moved["kind"];
  readonly reason: MoveRefusal | null;
  readonly row: ContactFacts | null;
}

/** Of a compare-and-set that is also of what somebody was judged by. */
export interface JudgedRow extends Omit<MoveRow, "reason"> {
  readonly reason: MoveRow["reason"] | "judge_again";
}

/** No row, as of a contact that is not there, to whoever is barred from it (DB523). */
const CLEAR = "(select where not contact_is_barred($2, $1)) clear";
/** A colleague who is barred from it is as one who is not there. */
const TO =
  "case when not contact_is_barred($5, $1) then $5::uuid when $5::uuid is not null then gen_random_uuid() end";

export const moveContact = statement<
  MoveRow,
  [
    id: string,
    by: string,
    expected: number,
    kind: string,
    to: string | null,
    disposition: string | null,
    nowMs: number,
  ]
>(
  "move_contact",
  `select kind, reason, row from ${CLEAR} cross join lateral move_contact($1, $2, $3, $4, ${TO}, $6, $7)`,
);

/** Claims of different contacts at one go, each with its row; nothing of any other (DB741). */
export const claimAll = statement<
  { readonly id: ContactId; readonly row: ContactFacts },
  [ids: readonly string[], bys: readonly string[], expected: readonly number[], nowMs: number]
>("claim_all", "select id, row from claim_all($1::uuid[], $2::uuid[], $3::integer[], $4)");

/** Claims of what somebody was judged to have room for, each with its place among them, from 1; none of one that is not there to them. */
export const claimAllJudged = statement<
  JudgedRow & { readonly nth: number },
  [ids: readonly string[], bys: readonly string[], expected: readonly number[], holds: string, nowMs: number]
>(
  "claim_all_judged",
  "select nth, kind, reason, row from claim_all_judged($1::uuid[], $2::uuid[], $3::integer[], $4::jsonb, $5)",
);

export const takeOverContact = statement<
  MoveRow,
  [id: string, by: string, expected: number, from: string, reason: TakeOverReason, nowMs: number]
>(
  "take_over_contact",
  `select kind, reason, row from ${CLEAR} cross join lateral take_over_contact($1, $2, $3, $4, $5, $6)`,
);

export const closeContact = statement<
  MoveRow,
  [
    id: string,
    by: string,
    expected: number,
    disposition: string,
    settingVersion: number,
    facts: string,
    nowMs: number,
  ]
>(
  "close_contact",
  `select kind, reason, row from ${CLEAR} cross join lateral close_contact($1, $2, $3, $4, $5, $6, $7)`,
);

export const returnStranded = statement<{ count: number }, [mayClaim: readonly string[], nowMs: number]>(
  "return_stranded",
  "select return_stranded($1::role[], $2) as count",
);
