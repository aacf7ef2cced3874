import { t } from "@lingui/core/macro";
import { refusedDecisionWords, type RefusedDecision } from "../reach/refused-words.ts";

/** Why words were not taken, as the gateway says it. */
export type SendRefusal =
  | { readonly __typename: "NotHolder"; readonly holder: { readonly name: string } | null }
  | { readonly __typename: "ContactClosed" }
  | { readonly __typename: "ReachRefused"; readonly decision: RefusedDecision }
  | { readonly __typename: "AttestationOwed"; readonly mentioned: readonly string[] }
  | { readonly __typename: "FollowUpNotDue" }
  | { readonly __typename: "TextRefused"; readonly limit: number; readonly length: number }
  | { readonly __typename: "NotFound" };

/** Why words were not taken, in words that say what to do. */
export function sendRefusalWords(refusal: SendRefusal): string {
  switch (refusal.__typename) {
    case "NotHolder": {
      if (refusal.holder === null) return t`Nobody has this contact now. Claim it, then send again.`;
      const name = refusal.holder.name;
      return t`${name} has this contact now.`;
    }
    case "ContactClosed":
      return t`This contact is closed.`;
    case "ReachRefused":
      return refusedDecisionWords(refusal.decision);
    case "AttestationOwed": {
      const found = refusal.mentioned.map((each) => `“${each}”`).join(", ");
      return refusal.mentioned.length > 0
        ? t`${found}: of somebody in a case you opened. Tell of others from the case.`
        : t`They may be here for somebody else. Tell of others from the case.`;
    }
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
