import { graphql } from "../graphql.ts";

/** What the asker's cases are called. */
export const CaseNumbersDocument = graphql(`
  query CaseNumbers {
    cases {
      id
      number
    }
  }
`);

export const JoinCasesDocument = graphql(`
  mutation JoinCases($id: ID!, $from: ID!, $into: ID!) {
    done: joinCases(id: $id, from: $from, into: $into) {
      __typename
    }
  }
`);

export const UndoCaseJoinDocument = graphql(`
  mutation UndoCaseJoin($id: ID!) {
    done: undoCaseJoin(id: $id) {
      __typename
    }
  }
`);
