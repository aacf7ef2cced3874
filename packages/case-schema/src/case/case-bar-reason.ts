import { z } from "zod";

/** Why somebody of ours has nothing to do with a case. A code, since words would be about somebody. */
export const CaseBarReason = z.enum(["knows_them", "is_related", "complaint", "asked_for", "other"]);
export type CaseBarReason = z.infer<typeof CaseBarReason>;
