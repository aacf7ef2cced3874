import { graphql } from "../graphql.ts";

/** A call as the queue shows it: the same facts as in the wire's event. */
export const CallRowFragment = graphql(`
  fragment CallRowFields on CallRow {
    id
    version
    phase
    phaseSince
    direction
    line
    waitingFrom
    talkingSince
    isBack
    isOnHold
    ringing
    with {
      id
      name
    }
    listening {
      id
      name
    }
    hasParty
    firstFor {
      id
      name
    }
    follows {
      id
      number
    }
    cannotSpeak
    keys
  }
`);
