import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { graphql } from "../graphql.ts";
import { hideInTime } from "./hide-in-time.ts";
import { failureWords } from "./moves.ts";

/** Which address of a contact is meant; of whom a mail names, which of them, from 0. */
export type UnmaskPlace =
  | { readonly of: "contact" | "reach" }
  | { readonly of: "sender"; readonly messageId: string }
  | { readonly of: "addressee"; readonly messageId: string; readonly nth: number };

/** Personal data: `address`, to be kept while it is shown and nowhere else. */
interface Shown {
  readonly kind: "shown";
  readonly address: string;
  /** Hides it in a minute, and as soon as the page is hidden. Returns how to stop that. */
  readonly hideInTime: (hide: () => void) => () => void;
}

/** What came of asking for an address. */
export type Unmasked = Shown | { readonly kind: "refused"; readonly words: string };

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
      ... on AddressWithheld {
        id
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

/** Asks to be shown an address, which is recorded, and says what came of it to whoever listens. */
export async function unmask(contactId: string, place: UnmaskPlace): Promise<Unmasked> {
  const outcome = await asked(contactId, place);
  if (outcome.kind === "refused") say("assertive", outcome.words);
  // Never the address itself: what is announced stays to be read again.
  else say("polite", t`The address is shown for a minute, before the button.`);
  return outcome;
}

async function asked(contactId: string, place: UnmaskPlace): Promise<Unmasked> {
  const answer = await tell(UnmaskDocument, { contactId, messageId: null, nth: null, ...place });
  if (answer.kind !== "data") return { kind: "refused", words: failureWords(answer.kind) };
  const { unmasked } = answer.data;
  switch (unmasked.__typename) {
    case "AddressUnmasked":
      return { kind: "shown", address: unmasked.address, hideInTime: hideAndSay };
    case "NotHolder":
      return {
        kind: "refused",
        words: t`Only whoever has this contact sees its addresses, and a shift lead on shift.`,
      };
    case "AddressWithheld":
      return { kind: "refused", words: t`Addresses are withheld while this may be the exploiter.` };
    case "UnmaskedTooOften":
      return { kind: "refused", words: t`That was too often. In a minute it can be shown again.` };
    case "NotFound":
      return { kind: "refused", words: t`There is no address here any more.` };
  }
}

const hideAndSay: Shown["hideInTime"] = (hide) =>
  hideInTime(() => {
    hide();
    say("polite", t`The address is hidden again.`);
  });

function say(urgency: "polite" | "assertive", words: string): void {
  announce({ kind: "address", urgency, words: () => words });
}
