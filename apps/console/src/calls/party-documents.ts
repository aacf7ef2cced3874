import { graphql, type ResultOf } from "../graphql.ts";
import { RowFragment } from "../queue/row-fragment.ts";

export const PartyFragment = graphql(`
  fragment PartyFields on CallParty {
    id
    role
    name
    number
    place
    at
    transfer
    dialledAt
    endedAt
    callTaker
    incidentNumber
    arrivalConfirmedAt
    declinedBecause
  }
`);
/** Somebody who was called from a contact. Personal data. */
export type Party = ResultOf<typeof PartyFragment>;

export const CallFragment = graphql(
  `
    fragment CallFields on Call {
      id
      phase
      direction
      line
      startedAt
      waitingFrom
      answeredAt
      endedAt
      end
      follows {
        id
        number
      }
      keys {
        at
        digit
      }
      legs {
        id
        who
        staff {
          id
          name
        }
        party {
          ...PartyFields
        }
        state
        isOnHold
        isListening
        since
      }
    }
  `,
  [PartyFragment],
);
/** A contact's call as the gateway gives it. Personal data. */
export type CallData = ResultOf<typeof CallFragment>;

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
