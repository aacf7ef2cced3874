import { graphql } from "../graphql.ts";

export const HouseClockDocument = graphql(`
  query HouseClock {
    houseClock {
      aheadSeconds
      doubt
    }
  }
`);
