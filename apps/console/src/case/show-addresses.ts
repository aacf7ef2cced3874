import "./case-texts.ts";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { hideInTime } from "../contact/hide-in-time.ts";
import { graphql, type VariablesOf } from "../graphql.ts";

export const ShowAddressesDocument = graphql(`
  mutation ShowCaseAddresses($caseId: ID!, $part: CasePartKind!, $id: ID!, $field: String!) {
    shown: showCaseAddresses(caseId: $caseId, part: $part, id: $id, field: $field) {
      __typename
      ... on CaseAddressesShown {
        addresses {
          key
          address
        }
      }
      ... on CaseAddressesTooOften {
        id
      }
      ... on NotFound {
        id
      }
    }
  }
`);

/** Of which field of which part of a case. */
export type AddressesPlace = VariablesOf<typeof ShowAddressesDocument>;

/** What came of asking for them. Personal data: `addresses`, by the key of each, to be kept while they are shown and nowhere else. */
export type AddressesShown =
  | {
      readonly kind: "shown";
      readonly addresses: ReadonlyMap<string, string>;
      /** Hides them in a minute, and as soon as the page is hidden. Returns how to stop that. */
      readonly hideInTime: (hide: () => void) => () => void;
    }
  | { readonly kind: "refused"; readonly words: string };

/** Asks to be shown the addresses of a field, which is recorded, and says what came of it to whoever listens. */
export async function showAddresses(place: AddressesPlace): Promise<AddressesShown> {
  const outcome = await asked(place);
  if (outcome.kind === "refused") say("assertive", outcome.words);
  // Never the addresses themselves: what is announced stays to be read again.
  else say("polite", t`The addresses are shown for a minute, before the button.`);
  return outcome;
}

async function asked(place: AddressesPlace): Promise<AddressesShown> {
  const answer = await tell(ShowAddressesDocument, place);
  if (answer.kind !== "data") return { kind: "refused", words: failureWords(answer.kind) };
  const { shown } = answer.data;
  switch (shown.__typename) {
    case "CaseAddressesShown":
      return {
        kind: "shown",
        addresses: new Map(shown.addresses.map(({ key, address }) => [key, address])),
        hideInTime: (hide) =>
          hideInTime(() => {
            hide();
            say("polite", t`The addresses are hidden again.`);
          }),
      };
    case "CaseAddressesTooOften":
      return { kind: "refused", words: t`That was too often. In a minute it can be shown again.` };
    case "NotFound":
      return { kind: "refused", words: t`There is no address here any more that you are shown.` };
  }
}

function say(urgency: "polite" | "assertive", words: string): void {
  announce({ kind: "address", urgency, words: () => words });
}
