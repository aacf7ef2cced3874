import type { UserId } from "@holdfast/case-schema";

/**
 * Something that happened in a conversation. `at` is when the house knew of it, in milliseconds since 1970; `entry` its place
 * in the conversation, counted up, which no clock can change. What machines wrote is no event.
 */
export type ConversationEvent =
  | {
      readonly kind: "heard";
      readonly entry: number;
      readonly at: number;
      /** When it was written, by the provider's word; `null` when nobody says. */
      readonly saidAt: number | null;
    }
  /** A message of ours was handed over, or nobody can tell whether it was. */
  | { readonly kind: "left"; readonly entry: number; readonly at: number }
  /** One that was handed over surely did not arrive. */
  | { readonly kind: "did_not_arrive"; readonly entry: number; readonly at: number }
  /** They said until when they may be texted though they do not answer. */
  | { readonly kind: "agreed_until"; readonly at: number; readonly until: number }
  | { readonly kind: "reopened"; readonly entry: number; readonly at: number }
  | { readonly kind: "number_reassigned"; readonly at: number }
  /** Somebody who answers is convinced that it is the same person. */
  | { readonly kind: "confirmed"; readonly at: number; readonly by: UserId }
  /** Whoever has the device may be the exploiter, from this place in the conversation on. */
  | { readonly kind: "exploiter_marked"; readonly entry: number; readonly at: number }
  | { readonly kind: "exploiter_mark_taken_back"; readonly at: number }
  /** Nothing but that it is now `at`: keeps what time alone has done, whatever the clock does later. */
  | { readonly kind: "clock"; readonly at: number };
