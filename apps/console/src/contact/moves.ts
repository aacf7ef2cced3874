import type { ContactId, Disposition, UserId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { tell, type Answer } from "../api/ask.ts";
import { learnRow } from "../live/learn-row.ts";
import {
  AcceptDocument,
  ClaimDocument,
  CloseDocument,
  DeclineDocument,
  OfferDocument,
  ReturnDocument,
  TakeBackDocument,
  WithdrawDocument,
  type MoveData,
} from "./move-documents.ts";

/** What somebody can do with a contact as a whole. */
export type Move =
  | { readonly kind: "claim" | "withdraw" | "accept" | "decline" | "return" | "take_back" }
  | { readonly kind: "offer"; readonly to: UserId }
  | { readonly kind: "close"; readonly disposition: Disposition };

/** What came of a move; a refusal says why in words. */
export type MoveOutcome =
  | { readonly kind: "moved" }
  | { readonly kind: "taken"; readonly by: string; readonly since: number }
  /** `words` say why it was not done, or that nobody can tell whether it was. */
  | { readonly kind: "refused"; readonly words: string };

/** Makes a move against the version that was seen, and lets the queue learn how the contact stands now. */
export async function move(id: ContactId, expectedVersion: number, wanted: Move): Promise<MoveOutcome> {
  return judge(await request(id, expectedVersion, wanted));
}

async function request(
  id: ContactId,
  expectedVersion: number,
  wanted: Move,
): Promise<Answer<{ move: MoveData }>> {
  const variables = { id, expectedVersion };
  switch (wanted.kind) {
    case "claim":
      return tell(ClaimDocument, variables);
    case "withdraw":
      return tell(WithdrawDocument, variables);
    case "accept":
      return tell(AcceptDocument, variables);
    case "decline":
      return tell(DeclineDocument, variables);
    case "return":
      return tell(ReturnDocument, variables);
    case "take_back":
      return tell(TakeBackDocument, variables);
    case "offer":
      return tell(OfferDocument, { ...variables, to: wanted.to });
    case "close":
      return tell(CloseDocument, { ...variables, disposition: wanted.disposition });
  }
}

function judge(answer: Answer<{ move: MoveData }>): MoveOutcome {
  if (answer.kind !== "data") return { kind: "refused", words: failureWords(answer.kind) };
  const result = answer.data.move;
  if ("row" in result) learnRow(result.row);
  switch (result.__typename) {
    case "Moved":
      return { kind: "moved" };
    case "TakenByOther":
      return { kind: "taken", by: result.by.name, since: result.since };
    case "ContactChanged":
      return { kind: "refused", words: t`This contact changed a moment ago. Look again, then decide.` };
    case "MoveNotAllowed":
      return { kind: "refused", words: notAllowedWords(result.reason) };
    case "NotFound":
      return { kind: "refused", words: t`This contact is no longer here.` };
  }
}

/** What is known of something the gateway was told and did not say yes or no to. A lost answer leaves it open. */
export function failureWords(kind: "signed_out" | "unreachable" | "failed"): string {
  return {
    signed_out: t`Your session has ended. Sign in again.`,
    unreachable: t`The gateway did not answer. It is not known whether this was done.`,
    failed: t`This did not work.`,
  }[kind];
}

function notAllowedWords(reason: string): string {
  switch (reason) {
    case "not_holder":
      return t`Only whoever has this contact can do that.`;
    case "not_held":
      return t`Nobody has this contact now.`;
    case "not_offered_to_you":
      return t`This is no longer offered to you.`;
    case "already_closed":
      return t`This contact is closed.`;
    case "unknown_colleague":
      return t`This colleague cannot take contacts.`;
    default:
      return t`This cannot be done now.`;
  }
}
