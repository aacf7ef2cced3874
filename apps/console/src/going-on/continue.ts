import { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { tell } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { failureWords } from "../contact/moves.ts";
import { learnRow } from "../live/learn-row.ts";
import { hasThisWords } from "../queue/row-words.ts";
import { clockWords } from "../text/time-words.ts";
import { addressFault, type Beginning } from "./beginnings.ts";
import { ContinueDocument, type ContinueData } from "./continue-documents.ts";
import type { ContinueAt } from "./given-address.ts";

/** What came of going on elsewhere; a refusal says why, and what can be done instead. */
export type ContinueOutcome =
  | { readonly kind: "continued"; readonly id: ContactId; readonly words: string }
  | { readonly kind: "refused"; readonly words: string };

/** Goes on with somebody on another channel, from the version that is shown. Sends them nothing. */
export async function goOn(
  id: ContactId,
  expectedVersion: number,
  beginning: Beginning,
  at: ContinueAt,
): Promise<ContinueOutcome> {
  const variables = { id, expectedVersion, channel: beginning.id, ...at };
  const answer = await tell(ContinueDocument, variables);
  if (answer.kind !== "data") return { kind: "refused", words: failureWords(answer.kind) };
  const { continued } = answer.data;
  if ("row" in continued) learnRow(continued.row);
  if (continued.__typename !== "Continued")
    return { kind: "refused", words: refusalWords(continued, beginning) };
  learnRow(continued.other);
  const number = String(continued.other.number);
  const words = {
    opened: t`Contact ${number} is open and yours. Nothing was sent yet.`,
    claimed: t`Contact ${number} from this address was waiting: it is yours now. It may be somebody else.`,
    linked: t`You have contact ${number} there already. The two are linked.`,
  }[continued.how];
  return { kind: "continued", id: ContactId.parse(continued.other.id), words };
}

function refusalWords(
  refused: Exclude<ContinueData, { readonly __typename: "Continued" }>,
  { begins }: Beginning,
): string {
  const now = serverNow();
  switch (refused.__typename) {
    case "HeldElsewhere": {
      const held = hasThisWords(refused.by.name, refused.since, now);
      const number = String(refused.number);
      return t`There is an open contact at this address, ${number}. ${held}. Ask ${refused.by.name}, or choose another way.`;
    }
    case "AddressOptedOut": {
      const clock = clockWords(refused.since, now);
      return begins === "number"
        ? t`They asked us to stop at ${clock}, at this number. Nothing can be sent there unless they text START. Choose another way.`
        : t`They asked us to stop at ${clock}, at this address. Nothing can be sent there until they write again and ask for it. Choose another way.`;
    }
    case "AddressRefused":
      if (refused.reason === "same_contact")
        return t`They write to you from this address already, in this contact. Cancel, and answer here.`;
      if (refused.reason === "no_address") return t`There is no address here any more.`;
      return refused.reason === "cannot_begin"
        ? t`Nothing can be begun there now. Choose another way.`
        : addressFault(begins);
    case "TakenByOther":
      return hasThisWords(refused.by.name, refused.since, now);
    case "ContactChanged":
      return t`The contact changed meanwhile. Look at it, and try again.`;
    case "MoveNotAllowed":
    case "NotFound":
      return t`This cannot be done now.`;
  }
}
