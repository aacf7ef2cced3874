import { z } from "zod";

/**
 * Why somebody took over a contact that a colleague had. A closed list, so that a reason is always given, can be counted,
 * and never holds words about anybody.
 */
export const TakeOverReason = z.enum([
  /** The colleague asked for it, or both agreed. */
  "agreed",
  /** The colleague does not answer. */
  "holder_away",
  /** The colleague has too much at once. */
  "holder_busy",
  /** The contact cannot wait. */
  "cannot_wait",
  /** Whoever takes it over speaks their language. */
  "language",
  /** Whoever speaks in the contact asked for somebody else. */
  "asked_for",
  /** Somebody who supports the colleague goes on with it. */
  "support",
]);
export type TakeOverReason = z.infer<typeof TakeOverReason>;
