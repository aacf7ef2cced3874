import { z } from "zod";

/**
 * How a contact ended, as the field counts it (handbook 3.4). Unknown is never invented: closing demands one.
 * Two are given by the house alone: `hung_up_waiting`, to whoever hung up before anybody had answered, and `answered_elsewhere`, to whoever
 * asked to be put through to a partner's line, which answered.
 */
export const Disposition = z.enum([
  "safety_plan_made",
  "referral_given",
  "warm_transfer_done",
  "warm_transfer_failed",
  "le_report_by_consent",
  "le_report_by_exception",
  "child_protection_report",
  "emergency_dispatched",
  "shelter_placed",
  "transport_arranged",
  "information",
  "tip_recorded",
  "tip_sent",
  "tip_not_sent",
  "callback_agreed",
  "no_contact_wish",
  "dropped_danger",
  "dropped_unknown",
  "silent",
  "wrong_number",
  "prank",
  "sexual_misuse",
  "abusive",
  "repeat_plan_followed",
  "other_hotline_transfer",
  "out_of_scope",
  "hung_up_waiting",
  "answered_elsewhere",
]);
export type Disposition = z.infer<typeof Disposition>;

/** What somebody can say of how a contact ended. */
export const GivenDisposition = Disposition.exclude(["hung_up_waiting", "answered_elsewhere"]);
export type GivenDisposition = z.infer<typeof GivenDisposition>;
