import type { ContactId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { tell } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { failureWords } from "../contact/moves.ts";
import { learnRow } from "../live/learn-row.ts";
import { hasThisWords } from "../queue/row-words.ts";
import { callRefusalWords } from "./ask-call.ts";
import { loadCall } from "./load-call.ts";
import { CallPartyDocument, KeepPartyDocument, type CallPartyData } from "./party-documents.ts";
import { takeOwnLeg } from "./own-leg.ts";
import type { PartyInput } from "./party-draft.ts";
import { learnParty } from "./open-call.ts";

/** What came of calling somebody. */
export interface PartyCalled {
  /** Why it was not done; `null` when it rings. */
  readonly words: string | null;
  /** Whether that call is done with: it was given to the exchange, which did not dial it. */
  readonly isSpent: boolean;
}

/** Calls somebody from a contact: our own telephone first, unless a call goes on. */
export async function callParty(
  row: Pick<QueueRow, "id" | "number">,
  party: PartyInput,
  withPerson: boolean,
): Promise<PartyCalled> {
  const { id } = row;
  takeOwnLeg(row);
  const answer = await tell(CallPartyDocument, { contactId: id, party, withPerson });
  // Written down is written down, whatever came of the call.
  void loadCall(id);
  if (answer.kind !== "data") return { words: failureWords(answer.kind), isSpent: false };
  const { asked } = answer.data;
  if ("row" in asked) learnRow(asked.row);
  const isSpent =
    asked.__typename === "CallRefused" && (asked.reason === "unreachable" || asked.reason === "not_dialable");
  return { words: wordsOf(asked), isSpent };
}

function wordsOf(asked: CallPartyData): string | null {
  switch (asked.__typename) {
    case "CallAsked":
      return null;
    case "CallRefused":
      return callRefusalWords(asked.reason);
    case "TakenByOther":
      return hasThisWords(asked.by.name, asked.since, serverNow());
    case "ContactChanged":
      return t`This contact changed a moment ago. Look again, then decide.`;
    case "TextRefused":
      return t`Something you wrote is too long.`;
    case "NotHolder":
      return t`Only whoever has this contact can do that.`;
    case "NotFound":
      return t`This contact is no longer here.`;
  }
}

type Facts = Parameters<typeof tell<unknown, { facts: object }>>[1]["facts"];

/** Keeps what is known of somebody who was called. Gives why it was not kept, in words. */
export async function keepParty(id: ContactId, party: string, facts: Facts): Promise<string | null> {
  const answer = await tell(KeepPartyDocument, { contactId: id, party, facts });
  if (answer.kind !== "data") return failureWords(answer.kind);
  const { kept } = answer.data;
  switch (kept.__typename) {
    case "CallPartyKept":
      learnParty(kept.party);
      return null;
    case "CallRefused":
      return callRefusalWords(kept.reason);
    case "TransferOnlyGoesOn":
      return t`A transfer goes on step by step, or fails. It does not go back, and passes over nothing.`;
    case "TextRefused":
      return t`Something you wrote is too long.`;
    case "NotHolder":
      return t`Only whoever has this contact can do that.`;
    case "NotFound":
      return t`This contact is no longer here.`;
  }
}
