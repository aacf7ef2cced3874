import { graphql, type ResultOf } from "../graphql.ts";

export const LastHourDocument = graphql(`
  query LastHour {
    lastHour {
      at
      answered
      left
      medianWaitMs
      arrivals
    }
  }
`);

/** The counts of the last hour: of all together, and nobody's work. */
export type LastHour = ResultOf<typeof LastHourDocument>["lastHour"];
