import { z } from "zod";
import { DialledNumber } from "./call-party.ts";

/** So many where nobody said another number: each of them takes two lines of ours. */
const PARTNER_AT_ONCE = 5;

/** Where else somebody is answered who waits too long here. */
export const SurgeSettings = z.strictObject({
  /** The number of a partner's line, as it is dialled; `null`: there is none, and nobody is told of one. */
  partnerNumber: DialledNumber.nullable().default(null),
  /** How many of a channel's callers may be put through there at once, those for whom it rings among them. */
  partnerAtOnce: z.int().min(1).max(100).default(PARTNER_AT_ONCE),
});
export type SurgeSettings = z.infer<typeof SurgeSettings>;
