/** Whoever is on shift, by their place in the cast. */
export type Hand = number;

/** What somebody inside does with a contact. */
export type StaffAct =
  | { readonly kind: "claims"; readonly by: Hand }
  /** Leaves these words in the composer, saved and not sent. */
  | { readonly kind: "types"; readonly by: Hand; readonly words: string }
  | { readonly kind: "answers"; readonly by: Hand; readonly words: string }
  | {
      readonly kind: "takes_over";
      readonly by: Hand;
      readonly from: Hand;
      readonly reason: "cannot_wait" | "holder_away";
    }
  | { readonly kind: "returns"; readonly by: Hand }
  | { readonly kind: "sets_aside"; readonly by: Hand }
  | { readonly kind: "closes"; readonly by: Hand };

/** What happens to a contact. */
export type Act = { readonly kind: "writes"; readonly words: string } | StaffAct;

/** An act and its time, in milliseconds since the shift began, as the shift counts them. */
export interface TimedAct {
  readonly atMs: number;
  readonly act: Act;
}

/** One contact from its first words to the end of the shift. Its acts are in order, and the first one writes. */
export interface Life {
  readonly nth: number;
  readonly road: "form" | "text";
  readonly danger: boolean;
  readonly acts: readonly TimedAct[];
}
