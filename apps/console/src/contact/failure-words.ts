import { t } from "@lingui/core/macro";

/** Why an answer was not sent, in words, by the code that the outbox or the channel gives. A reason of a provider that is not known here is not repeated. */
export function failureReasonWords(reason: string): string {
  switch (reason) {
    case "too_late":
      return t`It could not be handed over in time. A late message can reach the wrong hands, so it was not sent.`;
    case "opted_out":
      return t`They asked not to be contacted.`;
    case "not_held":
      return t`The contact changed hands before it was sent.`;
    case "closed":
      return t`This contact is closed.`;
    default:
      return t`It was not taken.`;
  }
}
