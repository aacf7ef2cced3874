import { z } from "zod";
import { Contraindication } from "./contraindication.ts";
import { StepId } from "./wording.ts";

/** What ends a step before its time. */
export const Exit = z.enum(["worse", "silence", "interrupted"]);
export type Exit = z.infer<typeof Exit>;

/** What an advocate does beside the words. How that is told is the screen's. */
export const AdvocateAction = z.enum(["say_and_wait", "ask_and_wait", "go_along"]);
export type AdvocateAction = z.infer<typeof AdvocateAction>;

/** One step, without its words. */
export const Step = z.strictObject({
  id: StepId,
  action: AdvocateAction,
  /** How long an advocate waits before saying anything more, in seconds. */
  waitS: z.int().min(0).max(180),
  check: z.enum(["none", "ask", "rating"]),
  /** With any of these the step is left out; the rest of the script goes on without it. */
  skipIf: z.array(Contraindication),
  /** How long the breath rests, in seconds; `0` for all but what is only done when it is asked for. */
  holdS: z.int().min(0).max(8),
  exits: z.array(Exit),
});
export type Step = z.infer<typeof Step>;
