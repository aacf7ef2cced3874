import { z } from "zod";
import { Wording } from "./wording.ts";

/**
 * The queues of a hotline: today one, which everything feeds, and what it is called. A second one waits for routing
 * (packages/queue-policy/SPEC.md, "What feeds a queue"): until then nothing else could be honoured, so nothing else can be
 * said.
 */
export const Queues = z.tuple([
  z.strictObject({
    id: z.literal("main"),
    /** `null`: what the console calls it. */
    name: Wording.nullable(),
    feeds: z.literal("everything"),
  }),
]);
export type Queues = z.infer<typeof Queues>;
