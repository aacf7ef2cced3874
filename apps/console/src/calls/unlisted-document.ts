import { graphql, type ResultOf } from "../graphql.ts";

export const UnlistedCentresDocument = graphql(`
  query UnlistedCentres {
    unlistedCentres {
      contact {
        id
        number
      }
      at
      by {
        name
      }
    }
  }
`);

/** Calls for help that went to no number of the house's list; `null`: the list cannot be read. */
export type Unlisted = ResultOf<typeof UnlistedCentresDocument>["unlistedCentres"];
