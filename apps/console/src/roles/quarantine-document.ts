import { graphql } from "../graphql.ts";

export const QuarantineDocument = graphql(`
  query Quarantine {
    quarantine {
      id
      channel
      reason
      bytes
      at
    }
  }
`);
