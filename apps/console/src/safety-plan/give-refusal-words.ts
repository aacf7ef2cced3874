import { t } from "@lingui/core/macro";

/** Why a piece of a plan was not given, as the gateway says it. */
export type GiveRefusal =
  | {
      readonly __typename: "SafetyPlanPieceRefused";
      readonly because: "not_in_hand" | "overtaken" | "taken" | "not_safe" | "not_agreed" | "no_words";
    }
  | { readonly __typename: "TextRefused"; readonly limit: number; readonly length: number }
  | {
      readonly __typename:
        | "NotHolder"
        | "ContactClosed"
        | "ReachRefused"
        | "AttestationOwed"
        | "FollowUpNotDue"
        | "NotFound";
    };

/** Why a piece was not given, in words that say what to do. */
export function giveRefusalWords(refusal: GiveRefusal): string {
  switch (refusal.__typename) {
    case "SafetyPlanPieceRefused":
      return pieceWords(refusal.because);
    case "NotHolder":
      return pieceWords("not_in_hand");
    case "ContactClosed":
      return t`This contact is closed.`;
    case "ReachRefused":
      return t`Not given: they may not be reached in this way now. The head of the contact says why.`;
    case "AttestationOwed":
      return t`Not given yet: it may tell of another person. Read it once more.`;
    case "FollowUpNotDue":
      return t`The time that was agreed for this has not come, or is over.`;
    case "TextRefused": {
      if (refusal.length === 0) return t`There is nothing to send.`;
      const over = String(refusal.length - refusal.limit);
      return t`This is ${over} characters too long.`;
    }
    case "NotFound":
      return t`This contact is no longer here.`;
  }
}

function pieceWords(because: Extract<GiveRefusal, { readonly because: string }>["because"]): string {
  return {
    not_in_hand: t`Not given: this contact is not yours now, or somebody else than the plan is of speaks in it.`,
    overtaken: t`Not given: something else stands there by now. Look at it, then decide.`,
    taken: t`Not given: try once more.`,
    not_safe: t`Not given: it is not safe to talk, or it was not said in this contact that the device is private.`,
    not_agreed: t`Not given: they have to ask for it first.`,
    no_words: t`Not given: nothing is written there.`,
  }[because];
}
