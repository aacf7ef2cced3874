import { graphql } from "../graphql.ts";

/** From where news of a case is followed. Nothing of the case is read by it. */
export const CaseNewsDocument = graphql(`
  query CaseNews($id: ID!) {
    caseNews(id: $id) {
      asOf
      version
    }
  }
`);
