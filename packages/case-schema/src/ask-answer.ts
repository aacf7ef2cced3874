import { z } from "zod";

/** How long after asking for a contact the same person can ask for it anew, in milliseconds: whoever works is left in peace. */
export const ASK_PAUSE_MS = 120_000;

/** What whoever has a contact answered a colleague who asked for it: an offer, which they still accept, or not now. */
export const AskAnswer = z.enum(["offered", "not_now"]);
export type AskAnswer = z.infer<typeof AskAnswer>;
