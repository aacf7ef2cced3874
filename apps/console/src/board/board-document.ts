import { graphql } from "../graphql.ts";

export const BoardDocument = graphql(`
  query Board {
    board {
      asOf
      rows {
        id
        name
        role
        since
        state
        apart
        paused
        stateSince
        goneSince
        isWrappingUp
        version
      }
    }
  }
`);
