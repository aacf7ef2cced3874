import { t } from "@lingui/core/macro";
import { tell } from "../api/ask.ts";
import { graphql } from "../graphql.ts";
import { failureWords } from "./moves.ts";

/** Which address of a contact is meant; of whom a mail names, which of them, from 0. */
export type UnmaskPlace =
  | { readonly of: "contact" | "reach" }
  | { readonly of: "sender"; readonly messageId: string }
  | { readonly of: "addressee"; readonly messageId: string; readonly nth: number };

/** What came of asking for an address. Personal data: `address`, to be kept while it is shown and nowhere else. */
export type Unmasked =
  | { readonly kind: "shown"; readonly address: string }
  | { readonly kind: "refused"; readonly words: string };

export const UnmaskDocument = graphql(`
  mutation Unmask($contactId: ID!, $of: AddressOf!, $messageId: ID, $nth: Int) {
    unmasked: unmaskAddress(contactId: $contactId, of: $of, messageId: $messageId, nth: $nth) {
      __typename
      ... on AddressUnmasked {
        address
      }
      ... on NotHolder {
        holder {
          id
        }
      }
      ... on UnmaskedTooOften {
        id
      }
      ... on NotFound {
        id
      }
    }
  }
`);

/** Asks to be shown an address, which is recorded. */
export async function unmask(contactId: string, place: UnmaskPlace): Promise<Unmasked> {
  const answer = await tell(UnmaskDocument, { contactId, messageId: null, nth: null, ...place });
  if (answer.kind !== "data") return { kind: "refused", words: failureWords(answer.kind) };
  const { unmasked } = answer.data;
  switch (unmasked.__typename) {
    case "AddressUnmasked":
      return { kind: "shown", address: unmasked.address };
    case "NotHolder":
      return {
        kind: "refused",
        words: t`Only whoever has this contact sees its addresses, and a shift lead on shift.`,
      };
    case "UnmaskedTooOften":
      return { kind: "refused", words: t`That was too often. In a minute it can be shown again.` };
    case "NotFound":
      return { kind: "refused", words: t`There is no address here any more.` };
  }
}
