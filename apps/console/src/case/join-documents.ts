import { graphql, type ResultOf } from "../graphql.ts";

/** Cases that may be one with a case, and all that are the asker's, without a word of what is in them. */
export const CasesLikeDocument = graphql(`
  query CasesLike($caseId: ID!) {
    casesLikeCase(caseId: $caseId) {
      isWaiting
      cases {
        grounds
        of {
          id
          number
          status
          madeAt
          madeBy {
            id
            name
          }
        }
      }
    }
    cases {
      id
      number
      status
      madeAt
      madeBy {
        id
        name
      }
    }
  }
`);

export type CasesLike = ResultOf<typeof CasesLikeDocument>;

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
