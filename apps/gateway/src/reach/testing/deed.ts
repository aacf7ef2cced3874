import type { AgreedAround } from "@holdfast/contact-policy/any-agreed";
import type { Line } from "../../testing/driven-channels.ts";
import type { Killed } from "../../testing/watched-outbox.ts";

/** What somebody would send. */
export type Words = "free" | "quiet" | "check" | "neutral" | "story";

/** Deeds of one argument, by the names that GraphQL has for them. */
export type Act =
  | "confirmSamePerson"
  | "markMayBeExploiter"
  | "takeBackExploiterMark"
  | "markNumberReassigned"
  | "recordRefusal"
  | "recordAgreedAnew";

/** What each of them is in a story. */
export const HAPPENS_BY = {
  confirmSamePerson: "confirmed",
  markMayBeExploiter: "marked",
  takeBackExploiterMark: "mark_taken_back",
  markNumberReassigned: "reassigned",
  recordRefusal: "refused",
  recordAgreedAnew: "agreed_anew",
} as const satisfies Record<Act, string>;

/** Something that happens in a house, from outside, inside, or to it. */
export type Deed =
  | { readonly kind: "passes"; readonly seconds: number }
  | { readonly kind: "clock_stepped"; readonly minutes: number }
  /** With this above it, where they write a mail. */
  | { readonly kind: "they_write"; readonly text: string; readonly subject?: string }
  | { readonly kind: "provider"; readonly blocks: boolean }
  | { readonly kind: "did_not_arrive" }
  /** For the time that was agreed last, or for the conversation. */
  | { readonly kind: "answer"; readonly words: Words; readonly isForTime: boolean }
  /** The one text that they asked for where a conversation breaks off, and whether they may be called. */
  | { readonly kind: "after_drop" | "may_call" }
  | { readonly kind: "act"; readonly act: Act }
  | { readonly kind: "danger_over"; readonly by: "dana" | "lee" }
  | { readonly kind: "lift" }
  /** Dana gives it back, or Lee takes it from her, or it is closed and they write again; and Dana has it once more. */
  | { readonly kind: "given_back" | "taken_back" | "closed_and_again" }
  | { readonly kind: "text_until"; readonly minutes: number }
  | { readonly kind: "prefer"; readonly preference: AgreedAround }
  /** They want a text in so many minutes, for so many; or another time for the one they have. */
  | { readonly kind: "agree_time" | "move_time"; readonly ahead: number; readonly lasts: number }
  | { readonly kind: "killed"; readonly killed: Killed }
  /** The line of the console that has the conversation open goes dead; it is back, and what is shown is looked at. */
  | { readonly kind: "line_cut" | "looks" };

/** A story before it is told: where somebody lives, when it begins there, how, and what is done in it. */
export interface Story {
  readonly timeZone: string;
  /** How many minutes before a clock is changed there; `null`: at any time. */
  readonly beforeChange: number | null;
  readonly line: Line;
  /** Whether they write first, or are gone on with at an address where they never wrote. */
  readonly theyWrite: boolean;
  readonly deeds: readonly Deed[];
}
