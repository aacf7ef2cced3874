import { graphql, type ResultOf } from "../graphql.ts";

export const PartyFragment = graphql(`
  fragment PartyFields on CallParty {
    id
    role
    name
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

export const CallFragment = graphql(`
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
      asked
    }
    lastPrompt
    legs {
      id
      who
      staff {
        id
        name
      }
      party {
        name
        role
      }
      state
      isOnHold
      isListening
    }
  }
`);
/** A contact's call as the gateway gives it. Personal data. */
export type CallData = ResultOf<typeof CallFragment>;
