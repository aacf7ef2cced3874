import { graphql, type ResultOf } from "../graphql.ts";
import { RowFragment } from "../queue/row-fragment.ts";
import { CallFragment, PartyFragment } from "./call-data.ts";

export const ContactCallDocument = graphql(
  `
    query ContactCall($id: ID!) {
      contact(id: $id) {
        __typename
        ... on Contact {
          call {
            ...CallFields
          }
          callParties {
            ...PartyFields
          }
        }
      }
    }
  `,
  [CallFragment, PartyFragment],
);

export const CallPartyDocument = graphql(
  `
    mutation CallParty($contactId: ID!, $party: CallPartyInput!, $withPerson: Boolean!) {
      asked: callParty(contactId: $contactId, party: $party, withPerson: $withPerson) {
        __typename
        ... on CallAsked {
          version
        }
        ... on CallRefused {
          reason
        }
        ... on TakenByOther {
          by {
            id
            name
          }
          since
          row {
            ...Row
          }
        }
        ... on ContactChanged {
          row {
            ...Row
          }
        }
      }
    }
  `,
  [RowFragment],
);

export type CallPartyData = ResultOf<typeof CallPartyDocument>["asked"];

export const KeepPartyDocument = graphql(
  `
    mutation KeepParty($contactId: ID!, $party: ID!, $facts: CallPartyFacts!) {
      kept: keepParty(contactId: $contactId, party: $party, facts: $facts) {
        __typename
        ... on CallPartyKept {
          party {
            ...PartyFields
          }
        }
        ... on CallRefused {
          reason
        }
      }
    }
  `,
  [PartyFragment],
);

export const CentresDocument = graphql(`
  query EmergencyCentres {
    emergencyCentres {
      id
      name
      place
      number
      note
    }
  }
`);
