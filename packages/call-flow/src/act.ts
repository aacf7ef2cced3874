import type { UserId } from "@holdfast/case-schema";
import type { AskAnswer } from "./asked.ts";
import type { CallCommand } from "./call-command.ts";
import type { LegKey } from "./call-event.ts";
import type { CallEnded, Claim } from "./call.ts";
import type { Picture } from "./picture.ts";

/** One thing to add to the course of a call. Personal data: `digit`. */
export interface Noted {
  readonly kind:
    | "leg_ringing"
    | "leg_up"
    | "leg_ended"
    | "declined"
    | "held"
    | "resumed"
    | "consulted"
    | "brought_together"
    | "left"
    | "listening"
    | "listening_ended"
    | "key"
    | "cannot_speak"
    | "said";
  readonly leg?: LegKey;
  readonly user?: UserId;
  readonly party?: string;
  readonly digit?: string;
  readonly decline?: string;
  readonly prompt?: string;
}

/** One thing to be done, by the channel, by the store, or for whoever asked. Acts are done in the order given. */
export type Act =
  | { readonly to: "channel"; readonly command: CallCommand }
  | { readonly to: "store"; readonly deed: StoreDeed }
  | { readonly to: "asker"; readonly ask: string; readonly answer: AskAnswer };

export type StoreDeed =
  /**
   * Gives it to whoever was heard, from nobody or from whoever has it, by compare-and-set; it then stands as `picture` shows.
   * `claimed` or `not_claimed` is to be told.
   */
  | ({ readonly kind: "claim"; readonly picture: Picture } & Claim)
  /** Asks whether somebody who was dialled with the person, and is there now, may meet them; `met` is to be told (CF72). */
  | { readonly kind: "may_meet"; readonly leg: LegKey; readonly party: string }
  /** Back to the head of the queue, with the wait it had. */
  | { readonly kind: "requeue"; readonly picture: Picture }
  | { readonly kind: "record"; readonly picture: Picture; readonly noted: readonly Noted[] }
  /**
   * They talk with the partner's line at that leg: it waits here no more. Done again, it is done. Where the store keeps them here,
   * `not_put_through` is to be told. `null`: that talk is over, and where they are kept here they hung up while they waited.
   */
  | { readonly kind: "put_through"; readonly leg: LegKey | null }
  /** They hung up while they waited. */
  | { readonly kind: "abandon" }
  | { readonly kind: "end"; readonly as: Exclude<CallEnded, "hung_up_waiting" | "put_through"> };
