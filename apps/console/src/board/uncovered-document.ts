import { graphql, type ResultOf } from "../graphql.ts";

export const UncoveredDocument = graphql(`
  query Uncovered {
    uncovered {
      contacts {
        id
        number
        since
      }
      hasOther
    }
  }
`);

/** What waits while everybody on shift is kept from it. */
export type Uncovered = ResultOf<typeof UncoveredDocument>["uncovered"];
