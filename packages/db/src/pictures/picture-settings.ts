import { UserId } from "@holdfast/case-schema";
import { z } from "zod";

const hour = 60 * 60_000;
const day = 24 * hour;

/**
 * What counsel settles about pictures that may be sexual images of minors. The defaults follow United States law: a
 * report is owed "as soon as reasonably possible" (18 U.S.C. 2258A(a)(1)), and what was reported is kept for one year
 * from the report (18 U.S.C. 2258A(h)(1), as the REPORT Act, Public Law 118-59, changed it in 2024). Both bind providers;
 * whether a hotline is one, and what else binds it where it is, is counsel's to say.
 */
export const PictureSettings = z.strictObject({
  /** How long a quarantined original stays, from its quarantine and from its report. 0: only while nothing is decided. */
  keepMs: z
    .number()
    .int()
    .min(0)
    .max(100 * 366 * day)
    .default(365 * day),
  /** How soon the officer is to decide. */
  decideWithinMs: z
    .number()
    .int()
    .positive()
    .max(366 * day)
    .default(day),
  /** Who proceeds. `null`: every privacy officer. */
  officerId: UserId.nullable().default(null),
});
export type PictureSettings = z.infer<typeof PictureSettings>;
