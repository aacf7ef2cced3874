import { z } from "zod";

/** Why a contact counts as danger; `danger_word`: the word that was agreed on with them. Only ever raised by a machine; only a person lowers it. */
export const DangerReason = z.enum(["said_so", "marked_by_staff", "danger_word"]);
export type DangerReason = z.infer<typeof DangerReason>;
