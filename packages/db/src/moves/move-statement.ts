import type { TakeOverReason } from "@holdfast/case-schema";
import type { ContactFacts } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { Moved, MoveRefusal } from "./move-store.ts";

export interface MoveRow {
  readonly kind: Moved["kind"];
  readonly reason: MoveRefusal | null;
  readonly row: ContactFacts | null;
}

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
>("move_contact", "select kind, reason, row from move_contact($1, $2, $3, $4, $5, $6, $7)");

export const takeOverContact = statement<
  MoveRow,
  [id: string, by: string, expected: number, from: string, reason: TakeOverReason, nowMs: number]
>("take_over_contact", "select kind, reason, row from take_over_contact($1, $2, $3, $4, $5, $6)");

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
>("close_contact", "select kind, reason, row from close_contact($1, $2, $3, $4, $5, $6, $7)");

export const returnStranded = statement<{ count: number }, [mayClaim: readonly string[], nowMs: number]>(
  "return_stranded",
  "select return_stranded($1::role[], $2) as count",
);
