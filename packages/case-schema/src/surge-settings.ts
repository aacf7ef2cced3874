import { z } from "zod";
import { DialledNumber } from "./call-party.ts";

/** Where else somebody is answered who waits too long here. */
export const SurgeSettings = z.strictObject({
  /** The number of a partner's line, as it is dialled; `null`: there is none, and nobody is told of one. */
  partnerNumber: DialledNumber.nullable().default(null),
});
export type SurgeSettings = z.infer<typeof SurgeSettings>;
