import { graphql } from "../graphql.ts";

/** Whether anything may be sent now, why not, and what may. Codes and instants alone. */
export const DecisionFragment = graphql(`
  fragment DecisionFields on ReachDecision {
    outcome
    locks {
      lock
      since
      until
      ways
    }
    limits {
      limit
      since
      until
      ways
    }
    only
    flags
    silence {
      phase
      countdownAt
      locksAt
    }
    hands {
      signs {
        sign
        since
      }
      isConfirmed
      foldBefore
      withholds
      withholdBefore
    }
    changesAt
  }
`);
