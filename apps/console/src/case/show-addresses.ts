import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { graphql, type VariablesOf } from "../graphql.ts";
import { notShownWords, saidOf, type AddressesAsked, type AddressesShown } from "./addresses-shown.ts";

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

/** Asks to be shown the addresses of a field, which is recorded, and says what came of it to whoever listens. */
export async function showAddresses(place: AddressesPlace): Promise<AddressesShown> {
  return saidOf(await asked(place));
}

async function asked(place: AddressesPlace): Promise<AddressesAsked> {
  const answer = await tell(ShowAddressesDocument, place);
  if (answer.kind !== "data") return { kind: "refused", words: failureWords(answer.kind) };
  const { shown } = answer.data;
  switch (shown.__typename) {
    case "CaseAddressesShown":
      return {
        kind: "shown",
        addresses: new Map(shown.addresses.map(({ key, address }) => [key, address])),
      };
    case "CaseAddressesTooOften":
      return { kind: "refused", words: notShownWords.tooOften() };
    case "NotFound":
      return { kind: "refused", words: notShownWords.none() };
  }
}
