import type { CallKey, DeviceKey, LegKey } from "./call-event.ts";

/** What is to be done. Each may be given twice and does it once (CH54). Personal data: `to`. */
export type CallCommand =
  /** Answers the caller's leg, plays these prompts to it one after another, by their files' names, then music. */
  | { readonly kind: "greet"; readonly call: CallKey; readonly prompts: readonly string[] }
  /** A call that we begin: nobody is in it yet. */
  | { readonly kind: "open"; readonly call: CallKey }
  /** Rings a softphone; `facts` is all that it is told. */
  | {
      readonly kind: "ring";
      readonly call: CallKey;
      readonly leg: LegKey;
      readonly device: DeviceKey;
      /** `number` is the contact's number on screen, never a telephone number. */
      readonly facts: { readonly number: number; readonly language: string | null };
      readonly answersItself: boolean;
    }
  /** Dials a number. `show` is the number that appears on the screen at the other end; `null`: it is withheld. */
  | {
      readonly kind: "dial";
      readonly call: CallKey;
      readonly leg: LegKey;
      readonly to: string;
      readonly show: string | null;
    }
  /**
   * Says for the whole call who talks with whom, who hears music, and who hears and is not heard (CH55). A leg in none of
   * them hears nothing and is heard by nobody.
   */
  | {
      readonly kind: "arrange";
      readonly call: CallKey;
      readonly talking: readonly LegKey[];
      readonly music: readonly LegKey[];
      readonly listening: readonly LegKey[];
    }
  /** Plays these prompts to one leg, one after another, over whatever it hears. */
  | {
      readonly kind: "say";
      readonly call: CallKey;
      readonly leg: LegKey;
      readonly prompts: readonly string[];
    }
  /** Ends a leg, or with `null` the whole call. */
  | { readonly kind: "end"; readonly call: CallKey; readonly leg: LegKey | null };

/**
 * What came of a command. `gone`: the call, or the leg that it names, is no more. `not_here`: another gateway carries the
 * calls. `retry`: nobody could be asked just now; giving it again is safe.
 */
export type CallActed =
  | { readonly kind: "done" }
  | { readonly kind: "gone" }
  | { readonly kind: "refused"; readonly reason: "unreachable" | "not_dialable" }
  | { readonly kind: "not_here" }
  | { readonly kind: "retry" };
