import { z } from "zod";
import { CallDeviceKey, CallLegKey } from "./call-leg.ts";
import { CallPrompt } from "./call-prompt.ts";
import { CallPartyId, UserId } from "./ids.ts";

/** Why somebody does not take a call that is offered to them. It is offered to the next. */
export const CallDecline = z.enum(["busy", "not_alone", "need_a_minute", "language", "know_them", "other"]);
export type CallDecline = z.infer<typeof CallDecline>;

/** What somebody asks of a call, or of their device. */
export const CallWish = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("answer"), device: CallDeviceKey }),
  z.strictObject({ kind: z.literal("decline"), reason: CallDecline }),
  z.strictObject({ kind: z.literal("hold") }),
  z.strictObject({ kind: z.literal("resume") }),
  z.strictObject({ kind: z.literal("consult"), to: UserId }),
  z.strictObject({ kind: z.literal("call_party"), party: CallPartyId, withPerson: z.boolean() }),
  z.strictObject({ kind: z.literal("call_person"), party: CallPartyId }),
  z.strictObject({ kind: z.literal("together") }),
  z.strictObject({ kind: z.literal("leave") }),
  z.strictObject({ kind: z.literal("transfer"), to: UserId }),
  z.strictObject({ kind: z.literal("transfer_to_queue") }),
  z.strictObject({ kind: z.literal("say"), prompt: CallPrompt }),
  z.strictObject({ kind: z.literal("end_leg"), leg: CallLegKey }),
  z.strictObject({ kind: z.literal("hang_up") }),
  z.strictObject({ kind: z.literal("listen"), device: CallDeviceKey }),
  z.strictObject({ kind: z.literal("stop_listening") }),
  z.strictObject({ kind: z.literal("lend"), device: CallDeviceKey }),
  z.strictObject({ kind: z.literal("echo"), device: CallDeviceKey }),
]);
export type CallWish = z.infer<typeof CallWish>;

/**
 * Why nothing was done about a call. `not_carried`: no gateway carries calls just now. `not_now`: the call stands otherwise
 * than the wish needs. `not_heard`: no sound came from the device in time. `preference`: what somebody agreed to forbids it.
 * `no_consent`: whom somebody's facts are told to is called only after they said yes to it. `no_ground`: nobody said what the call
 * stands on. `not_decided`: what is named was not decided for this call, or too long ago. `no_longer`: what it stands on was taken
 * back, or ran out. `not_on_the_line`: they were to speak for themself. `not_said_who`: the same, and whoever answered there may be a
 * machine. `may_be_exploiter`: whoever is there may be who harms them.
 * `own_not_answered`: their own telephone comes first, and did not answer. `not_their_number`: it is none that the one is known by for whom it was decided.
 */
export const CallRefusal = z.enum([
  "not_carried",
  "no_call",
  "not_now",
  "no_device",
  "not_heard",
  "unreachable",
  "not_dialable",
  "own_device",
  "own_not_answered",
  "nobody_there",
  "preference",
  "no_consent",
  "no_ground",
  "not_decided",
  "no_longer",
  "not_on_the_line",
  "not_said_who",
  "may_be_exploiter",
  "not_their_number",
  "no_address",
  "no_answer_yet",
]);
export type CallRefusal = z.infer<typeof CallRefusal>;
