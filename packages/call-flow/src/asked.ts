import type { UserId } from "@holdfast/case-schema";
import type { DeviceKey, LegKey } from "./call-event.ts";
import type { Dialling } from "./call.ts";

/** What somebody wants done with a call. `device` is the asker's own, or the colleague's: `null` when they have none. */
export type Asked =
  | { readonly kind: "answer"; readonly device: DeviceKey }
  | { readonly kind: "decline"; readonly reason: string }
  | { readonly kind: "hold" | "resume" | "leave" }
  /** `apart`: whom a mark keeps from the person, by the party that they were dialled for (CF72). */
  | { readonly kind: "together"; readonly apart: readonly string[] }
  | { readonly kind: "consult" | "transfer"; readonly to: UserId; readonly device: DeviceKey | null }
  | { readonly kind: "dial"; readonly dialling: Dialling }
  | { readonly kind: "transfer_to_queue" | "hang_up" }
  | { readonly kind: "stop_listening" }
  /** Plays a prompt to the person; `file` is its name at the exchange. */
  | { readonly kind: "say"; readonly prompt: string; readonly file: string }
  | { readonly kind: "end_leg"; readonly leg: LegKey }
  | { readonly kind: "listen"; readonly device: DeviceKey };

/** Why nothing was done. */
export type AskRefusal =
  /** It is over. */
  | "no_call"
  /** Not as the call stands. */
  | "not_now"
  /** Whoever is to be rung has no softphone that can be reached. */
  | "no_device"
  /** No sound came from the asker's softphone. */
  | "not_heard"
  | "unreachable"
  | "not_dialable"
  /** The asker's softphone did not answer, so nobody outside was dialled. */
  | "own_not_answered"
  /** Nobody is there but whom a mark keeps from the person. */
  | "may_be_exploiter"
  /** No such leg. */
  | "nobody_there";

/** What is told to whoever asked. */
export type AskAnswer =
  | { readonly kind: "asked" }
  | { readonly kind: "refused"; readonly reason: AskRefusal }
  /** Somebody else has it. */
  | { readonly kind: "taken" }
  | { readonly kind: "not_holder" };
