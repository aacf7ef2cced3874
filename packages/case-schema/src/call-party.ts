import { z } from "zod";

/** Who else is called from a contact. `person`: whoever the contact is with, called back. */
export const CallPartyRole = z.enum([
  "provider",
  "emergency_centre",
  "child_protection",
  "interpreter",
  "partner_line",
  "person",
]);
export type CallPartyRole = z.infer<typeof CallPartyRole>;

/** How far a warm transfer is (handbook 3.5). It only goes on, or fails: then whoever rang stays with the same advocate. */
export const CallTransferState = z.enum([
  "prepared",
  "consent_checked",
  "dialled",
  "introduced",
  "fit_confirmed",
  "together",
  "first_exchange",
  "left",
  "failed",
]);
export type CallTransferState = z.infer<typeof CallTransferState>;

/**
 * What a call to somebody else stands on, said before it. `decided`: what is told aloud there was decided. `nothing_told`: nothing is
 * told that concerns the person. `they_speak`: they are on the line, with their yes, and speak for themself. `help_first`: help is
 * called, and what it is told is decided meanwhile.
 */
export const CallGround = z.enum(["decided", "nothing_told", "they_speak", "help_first"]);
export type CallGround = z.infer<typeof CallGround>;

/** Why somebody who was called did not take whoever they were called for. It says how they stand in the directory. */
export const CallPartyDecline = z.enum(["full", "not_fit", "refused", "unsafe", "no_answer", "other"]);
export type CallPartyDecline = z.infer<typeof CallPartyDecline>;

/**
 * What whoever called the person hears and says of it: who answered, and once it was a machine, whether the agreed words were left
 * with it, or anything else. Nothing guesses it.
 */
export const CallAnswerSaid = z.enum(["person", "machine", "left", "not_left", "something_else"]);
export type CallAnswerSaid = z.infer<typeof CallAnswerSaid>;

/** The longest name, place or number of somebody who is called, and of what they say of themselves. */
export const CALL_PARTY_WORDS_MAX = 200;

/** A telephone number as it is dialled. */
export const DialledNumber = z.string().regex(/^\+?[0-9]{2,20}$/);
