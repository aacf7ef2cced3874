import type { UserId } from "@holdfast/case-schema";
import type { Asked } from "./asked.ts";
import type { ElsewhereLine } from "./call.ts";
import type { DeviceKey, LegEvent, LegKey } from "./call-event.ts";

/** All that a call can be told. */
export type Happened =
  | LegEvent
  | { readonly kind: "asked"; readonly ask: string; readonly by: UserId; readonly asked: Asked }
  /** It is this colleague's turn to be rung. */
  | { readonly kind: "offer"; readonly to: UserId; readonly device: DeviceKey }
  /** The store gave it to whoever was heard at that leg. */
  | { readonly kind: "claimed"; readonly leg: LegKey }
  /** The store did not: somebody else has it, or it is over. */
  | { readonly kind: "not_claimed"; readonly leg: LegKey; readonly because: "taken" | "over" }
  /** Who has the contact by the store's word. */
  | { readonly kind: "holder"; readonly by: UserId | null }
  /** A softphone is out of reach, or back. */
  | { readonly kind: "device"; readonly device: DeviceKey; readonly state: "reachable" | "gone" }
  /** A softphone was taken back: its session ended, or its person was shut out. */
  | { readonly kind: "revoked"; readonly device: DeviceKey }
  /** Whether somebody who was dialled with the person may meet them, now that they are there. */
  | { readonly kind: "met"; readonly leg: LegKey; readonly may: boolean }
  /** The channel plays a prompt to the person. */
  | { readonly kind: "said"; readonly prompt: string }
  /** Another line answers as well, and whoever waits here may be told so; `null`: no more, or not them. */
  | { readonly kind: "elsewhere"; readonly line: ElsewhereLine | null }
  /** They are in danger or in a crisis, and are put through to nobody who does not know it. */
  | { readonly kind: "kept_here" }
  /** The store keeps whoever talks at that leg, at another line, here: they are in danger or in a crisis, as it knew first. */
  | { readonly kind: "not_put_through"; readonly leg: LegKey }
  /** The channel could not arrange what it was told. */
  | { readonly kind: "not_arranged" }
  /** Time passed. */
  | { readonly kind: "tick" };
