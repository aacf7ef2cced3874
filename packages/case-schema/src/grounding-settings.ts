import { z } from "zod";

/**
 * Whether grounding scripts that nobody has reviewed may be put before anybody: only where nobody real is at the other end, as
 * in a demo. Said by no screen of settings: who starts a demo says it.
 */
export const GroundingSettings = z.strictObject({
  drafts: z.enum(["approved_only", "demo_shows_drafts"]).default("approved_only"),
});
export type GroundingSettings = z.infer<typeof GroundingSettings>;
