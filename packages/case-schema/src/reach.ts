import { z } from "zod";
import { Language } from "./language.ts";

/** Ways somebody may be reached. `none` is not among them: silence is an empty list. */
export const ReachWay = z.enum(["text", "call", "email"]);
export type ReachWay = z.infer<typeof ReachWay>;

/**
 * What somebody said about being reached, in their own answers. Personal data: sealed at rest, shown only in the
 * opened contact. It says nothing about sharing.
 */
export const ReachAnswers = z.object({
  /** Ways they agreed to; empty means "do not contact me, I will come back". */
  ways: z.array(ReachWay),
  /** Phone number or mailbox exactly as they wrote it, `null` when they gave none. */
  address: z.string().max(320).nullable(),
  /** When it is safe, in their own words. */
  safeTimes: z.string().max(500).nullable(),
  /** Whether a message may be left. Never assumed. */
  mayLeaveMessage: z.boolean(),
  language: Language,
});
export type ReachAnswers = z.infer<typeof ReachAnswers>;
