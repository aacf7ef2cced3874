import { z } from "zod";

/**
 * Why something may not be sent now, the gravest first; codes, for which every screen has its own words. What each means is
 * in contact-policy's SPEC.md.
 */
export const ReachLock = z.enum([
  "danger_word",
  "never_contact",
  "opted_out",
  "silence",
  "not_asked",
  "preference_expired",
  "way_not_agreed",
  "outside_window",
  "voicemail_not_agreed",
  "not_agreed_after_drop",
  "follow_up_not_due",
]);
export type ReachLock = z.infer<typeof ReachLock>;

/** Why only some words may be sent, the gravest first. */
export const ReachLimit = z.enum([
  "danger_word",
  "may_be_exploiter",
  "not_confirmed",
  "lifted_for_check",
  "quiet_words",
]);
export type ReachLimit = z.infer<typeof ReachLimit>;

/** What the words of an attempt are. `free` is everything that nobody agreed on beforehand. */
export const ReachContent = z.enum(["free", "neutral_check", "agreed_check", "cover_story"]);
export type ReachContent = z.infer<typeof ReachContent>;

/** What whoever may send should see beside it. */
export const ReachFlag = z.enum([
  "opted_out_but_wrote",
  "provider_blocks",
  "no_preference",
  "preference_expired",
  "way_not_agreed",
  "outside_window",
  "shared_device",
  "watched_device",
  "quiet_words",
]);
export type ReachFlag = z.infer<typeof ReachFlag>;

/** What can be done instead, or first. */
export const ReachWayForward = z.enum([
  "do_as_agreed",
  "await_check_word",
  "await_their_message",
  "they_can_text_start",
  "record_what_they_ask_now",
  "ask_when_they_write",
  "use_agreed_way",
  "wait_for_window",
  "lead_may_lift",
  "send_cover_story",
  "ask_check_question",
  "confirm_same_person",
  "send_neutral_check",
  "reword",
  "leave_no_message",
  "they_return",
  "record_what_they_told",
  "wait_until_due",
]);
export type ReachWayForward = z.infer<typeof ReachWayForward>;

/** What a lead answered to whoever asked them to lift what locks a contact. */
export const LiftAnswer = z.enum(["lifted", "declined"]);
export type LiftAnswer = z.infer<typeof LiftAnswer>;
