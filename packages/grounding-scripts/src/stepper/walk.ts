import type { Language } from "@holdfast/case-schema";
import type { Form } from "../script/form.ts";
import type { Step } from "../script/step.ts";
import type { Change, Rating } from "./situation.ts";

/** What stays the same while a script is walked through. */
export interface Walking {
  readonly script: string;
  readonly version: string;
  readonly language: Language;
  readonly form: Form;
  readonly covert: boolean;
  /** The steps that are for this person, in order, with what is asked after each; at least one. */
  readonly steps: readonly Pick<Step, "id" | "check">[];
  readonly after: "rating" | "return_to_plan";
}

/** Where in a script somebody is. */
export type Place =
  | { readonly at: "rating_before" }
  | { readonly at: "step"; readonly index: number }
  /** After a step: whether it is better or worse, in a word or as a number. */
  | { readonly at: "check"; readonly index: number; readonly asks: "ask" | "rating" }
  | { readonly at: "rating_after"; readonly how: "finished" | "enough" };

/** How a script ended. Holds no name and no words: it may be counted. */
export interface Outcome {
  readonly script: string;
  readonly version: string;
  readonly how: "finished" | "enough" | "worse" | "silence" | "interrupted";
  readonly before: Rating | null;
  readonly after: Rating | null;
  readonly change: Change;
}

/** Where a walk stands. Only `ended` has nothing after it (GS40). */
export type Phase =
  | Place
  | { readonly at: "paused"; readonly because: "silence" | "interrupted"; readonly from: Place }
  | { readonly at: "returned"; readonly from: Place }
  /** It got worse: the script is left at once, and two outward ones are offered. */
  | { readonly at: "stopped"; readonly offers: readonly string[] }
  | { readonly at: "ended"; readonly outcome: Outcome; readonly next: string | null };

export interface Walk {
  readonly walking: Walking;
  readonly phase: Phase;
  readonly before: Rating | null;
  readonly after: Rating | null;
}

/** What can happen during a walk. */
export type WalkEvent =
  /** A number, or `null` for somebody who would rather not say. */
  | { readonly kind: "rated"; readonly rating: Rating | null }
  | { readonly kind: "went_on" }
  | { readonly kind: "skipped" }
  | { readonly kind: "worse" }
  | { readonly kind: "silence" }
  | { readonly kind: "interrupted" }
  | { readonly kind: "enough" }
  | { readonly kind: "back" }
  /** They do not come back. */
  | { readonly kind: "gone" }
  /** They choose one of the two that are offered. */
  | { readonly kind: "took"; readonly script: string };

/** So long after a step's own wait nobody answering counts as silence, in seconds. */
export const SILENCE_S = 20;

/** What can happen where a walk stands; nothing only at its end (GS40). */
export function eventsAt(phase: Phase): readonly WalkEvent["kind"][] {
  switch (phase.at) {
    case "rating_before":
    case "rating_after":
      return ["rated", "worse", "silence", "interrupted", "enough"];
    case "check":
      return phase.asks === "rating"
        ? ["rated", "worse", "silence", "interrupted", "enough"]
        : ["went_on", "worse", "silence", "interrupted", "enough"];
    case "step":
      return ["went_on", "skipped", "worse", "silence", "interrupted", "enough"];
    case "paused":
      return ["back", "worse", "gone", "enough"];
    case "returned":
      return ["went_on", "worse", "silence", "interrupted", "enough"];
    case "stopped":
      return phase.offers.length > 0
        ? ["took", "enough", "silence", "interrupted"]
        : ["enough", "silence", "interrupted"];
    case "ended":
      return [];
  }
}
