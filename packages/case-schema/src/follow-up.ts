import { z } from "zod";

/** Who does what, when the time that was agreed has come. */
export const FollowUpWay = z.enum(["they_text", "we_text", "we_call", "we_mail"]);
export type FollowUpWay = z.infer<typeof FollowUpWay>;

/** What was agreed for when nobody answers: nothing more, that the lead is told, or that it is tried at another time. */
export const FollowUpOtherwise = z.enum(["nothing", "tell_lead", "try_again"]);
export type FollowUpOtherwise = z.infer<typeof FollowUpOtherwise>;

/** How a follow-up stands. `arrived`: they wrote in its time. `expired`: its time passed, and nobody settled it. */
export const FollowUpState = z.enum([
  "planned",
  "due",
  "arrived",
  "done",
  "not_reached",
  "cancelled",
  "expired",
]);
export type FollowUpState = z.infer<typeof FollowUpState>;

/** The longest text on what was agreed, in UTF-16 code units: a line for colleagues, not a note. */
export const FOLLOW_UP_TEXT_MAX = 500;

/** As many of one contact can be open at once. */
export const FOLLOW_UPS_MAX = 10;
