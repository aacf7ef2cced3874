import { tell } from "../api/ask.ts";
import { notShownWords, saidOf, type AddressesAsked, type AddressesShown } from "../case/addresses-shown.ts";
import { failureWords } from "../contact/moves.ts";
import { graphql } from "../graphql.ts";

export const ShowRecipientReachDocument = graphql(`
  mutation ShowRecipientReach($id: ID!) {
    shown: showRecipientReach(id: $id) {
      __typename
      ... on RecipientReachShown {
        address
      }
      ... on NotFound {
        id
      }
    }
  }
`);

export const ShowInquiryReachDocument = graphql(`
  mutation ShowInquiryReach($id: ID!) {
    shown: showInquiryReach(id: $id) {
      __typename
      ... on InquiryReachShown {
        address
      }
      ... on NotFound {
        id
      }
    }
  }
`);

/** Whose it is: of those to whom something may go, or who asked us about somebody. */
export type ReachOf = "recipient" | "inquiry";

/** Asks to be shown where they are reached, which is recorded, and says what came of it to whoever listens. */
export async function showReach(of: ReachOf, id: string): Promise<AddressesShown> {
  return saidOf(await asked(of, id));
}

async function asked(of: ReachOf, id: string): Promise<AddressesAsked> {
  const answer =
    of === "recipient"
      ? await tell(ShowRecipientReachDocument, { id })
      : await tell(ShowInquiryReachDocument, { id });
  if (answer.kind !== "data") return { kind: "refused", words: failureWords(answer.kind) };
  const { shown } = answer.data;
  switch (shown.__typename) {
    case "RecipientReachShown":
    case "InquiryReachShown":
      return { kind: "shown", addresses: new Map([[id, shown.address]]) };
    case "RecipientReachTooOften":
    case "InquiryReachTooOften":
      return { kind: "refused", words: notShownWords.tooOften() };
    case "NotFound":
      return { kind: "refused", words: notShownWords.none() };
  }
}
