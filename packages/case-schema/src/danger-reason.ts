import { z } from "zod";

/** Why a contact counts as danger. Only ever raised by a machine; only a person lowers it. */
export const DangerReason = z.enum(["said_so", "marked_by_staff"]);
export type DangerReason = z.infer<typeof DangerReason>;
