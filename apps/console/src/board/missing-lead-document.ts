import { graphql } from "../graphql.ts";

export const MissingLeadDocument = graphql(`
  query MissingLead {
    missingLead {
      because
      since
      people {
        name
      }
      isStoodInFor
    }
  }
`);
