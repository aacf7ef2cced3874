import type { OptOutKind } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";

export const recordOptOut = statement<
  { heard: boolean },
  [
    channel: string,
    dedupeKey: Buffer,
    threadKey: Buffer,
    kind: OptOutKind,
    messageKey: Buffer | null,
    edition: number | null,
    saidAt: number | null,
    nowMs: number,
  ]
>("record_opt_out", "select record_opt_out($1, $2, $3, $4::opt_out_kind, $5, $6, $7, $8) as heard");

/** One row. */
export const stateOptOut = statement<
  { kind: "kept" | "not_holder" | "not_found"; version: number | null; holder: StaffName | null },
  [contactId: string, by: string, kind: OptOutKind, nowMs: number]
>("state_opt_out", "select kind, version, holder from state_opt_out($1, $2, $3::opt_out_kind, $4)");
