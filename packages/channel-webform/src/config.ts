import { z } from "zod";

/** A number as it is to be read and dialled. */
const Dialled = z
  .string()
  .trim()
  .regex(/^[+*#0-9][0-9 ()./*#-]{1,24}$/, "must be a phone number");

/** What a hotline says about itself on its public pages. Everything has a default: the form works unconfigured. */
export const WebformConfig = z.object({
  emergencyNumber: Dialled.default("911"),
  /** Where people can talk with the team. */
  callNumber: Dialled.optional(),
  /** Where people can text with the team. */
  textNumber: Dialled.optional(),
  /** How soon an answer is promised, in minutes; the default is the form channel's target for a reply, four hours. */
  answerWithinMinutes: z.coerce.number().int().min(1).max(20_160).default(240),
});
export type WebformConfig = z.infer<typeof WebformConfig>;
