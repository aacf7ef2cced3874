import { z } from "zod";

/** Who asks us about somebody, as they say of themselves. */
export const InquiryAsker = z.enum([
  "police",
  "court",
  "family",
  "media",
  "child_welfare",
  "funder_or_research",
  "somebody_else",
]);
export type InquiryAsker = z.infer<typeof InquiryAsker>;

/** What they say that they have in hand. A paper is one once it was served and written down as a legal process. */
export const InHand = z.enum(["nothing", "says_urgent", "paper"]);
export type InHand = z.infer<typeof InHand>;

/** By which way they asked. */
export const InquiryWay = z.enum(["phone", "text", "email", "letter", "in_person", "form"]);
export type InquiryWay = z.infer<typeof InquiryWay>;

/** What came of ringing them back at a number that was found elsewhere than with them. */
export const CallBack = z.enum(["is_them", "is_not_them", "nobody_there"]);
export type CallBack = z.infer<typeof CallBack>;

/** How an inquiry ended. None of these says whether anybody is known here. */
export const InquiryEnd = z.enum(["told_neither", "gave_up", "became_process", "asked_for_help"]);
export type InquiryEnd = z.infer<typeof InquiryEnd>;
