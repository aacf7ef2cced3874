import { ContactId, DraftKind, UserId } from "@holdfast/case-schema";
import { z } from "zod";

/** Says that what somebody has not sent in a contact is now of this revision: written, or gone. Never a word of it (W21). */
export const DraftNotice = z.object({
  contact: ContactId,
  kind: DraftKind,
  author: UserId,
  revision: z.number().int().positive(),
});
export type DraftNotice = z.infer<typeof DraftNotice>;
