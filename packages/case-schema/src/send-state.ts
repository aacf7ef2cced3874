import { z } from "zod";

/**
 * What became of an outbound message. Only moves forward: `queued` → `sent` → `delivered`; or to `failed`
 * (surely not handed over) or `unknown` (handed over or not: nobody can tell, so it is never sent again by itself).
 */
export const SendState = z.enum(["queued", "sent", "delivered", "failed", "unknown"]);
export type SendState = z.infer<typeof SendState>;
