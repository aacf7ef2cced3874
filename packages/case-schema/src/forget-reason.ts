import { z } from "zod";

/**
 * Why somebody who asks is not forgotten, for leads and counsel; to whoever asks only the last two are ever told: a hold for a legal process; a process that counsel has not
 * answered; a report that a lead has still to sign along; something of theirs that waits to go; something that went and is to be looked
 * at; a withdrawal that may be theirs, of which nobody has said whose it is; that it is not known to be them; or that they took it back.
 */
export const ForgetReason = z.enum([
  "legal_hold",
  "legal_process",
  "report_due",
  "disclosure_waiting",
  "review_due",
  "withdrawal_unsettled",
  "not_them",
  "taken_back",
]);
export type ForgetReason = z.infer<typeof ForgetReason>;
