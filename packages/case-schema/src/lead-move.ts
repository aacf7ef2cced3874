import { z } from "zod";

/**
 * Why a lead moved a contact on the board. A closed list that says something of the team and never of whoever wrote, so that it
 * can be shown to both whom it concerns.
 */
export const LeadMoveReason = z.enum([
  /** Whoever has it has too much at once. */
  "too_much",
  /** Whoever has it needs a break. */
  "needs_break",
  /** Their shift ends. */
  "shift_ends",
  /** Whoever has it is not there. */
  "not_there",
  /** It waits, and somebody is to turn to it. */
  "nobody_free",
  /** Whoever gets it speaks the language that is asked for. */
  "language",
  /** Whoever gets it knows more about it. */
  "knows_it",
  /** All agreed. */
  "agreed",
  /** Whoever is free next can go on with it. */
  "back_to_queue",
]);
export type LeadMoveReason = z.infer<typeof LeadMoveReason>;

/** What came of a move: `offered` waits for whoever is to have it, `overtaken` became something else before they answered. */
export const LeadMoveState = z.enum(["offered", "moved", "declined", "withdrawn", "overtaken"]);
export type LeadMoveState = z.infer<typeof LeadMoveState>;

/** As many contacts as are moved in one act. The team's own figure: more than this is a change of who is on shift. */
export const LEAD_MOVES_AT_ONCE = 20;
