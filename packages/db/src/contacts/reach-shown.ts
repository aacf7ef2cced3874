import { statement } from "../sql/statement.ts";
import type { Queryable } from "../sql/statement.ts";
import { SHOWN_MAX, shownLately } from "./shown-lately.ts";

/** What came of asking to be shown where somebody is reached who is nobody's contact. Personal data: `address`. */
export type ReachShown =
  | { readonly kind: "shown"; readonly address: string }
  | { readonly kind: "too_often" }
  /** It is not there, not theirs, or nothing is known of it: which is told nobody. */
  | { readonly kind: "not_found" };

/** Of whom it is, as the audit has it. */
export type ReachOf = "recipient" | "inquiry";

const lately = statement<{ shown: number }, [by: string]>(
  "shown_lately",
  `select ${shownLately("$1")} as shown`,
);

const note = statement<{ done: boolean }, [by: string, subject: string, caseId: string | null, of: ReachOf]>(
  "note_reach_shown",
  `select audit_write($1, 'looked', 'address', $2, null, $3, jsonb_build_object('of', $4::text)) as done`,
);

/** Whether somebody was shown as many addresses within the last minute as one person is (DB558). */
export async function isShownTooOften(on: Queryable, by: string): Promise<boolean> {
  return ((await lately(on, by))[0]?.shown ?? 0) >= SHOWN_MAX;
}

/** Records whose it was, never what it is, in the transaction that opened it. */
export async function noteReachShown(
  on: Queryable,
  by: string,
  subject: string,
  caseId: string | null,
  of: ReachOf,
): Promise<void> {
  await note(on, by, subject, caseId, of);
}
