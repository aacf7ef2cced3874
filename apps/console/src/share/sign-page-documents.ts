import { graphql, type ResultOf } from "../graphql.ts";

/** How the pages stand that people of a case were asked to sign on. */
export const SignPagesDocument = graphql(`
  query SignPages($caseId: ID!) {
    signPages(caseId: $caseId) {
      id
      personId
      recipientId
      state
      validUntil
      endedAt
    }
  }
`);

export type SignPageData = NonNullable<ResultOf<typeof SignPagesDocument>["signPages"]>[number];

export const OfferSignPageDocument = graphql(`
  mutation OfferSignPage($input: SignPageInput!) {
    done: offerSignPage(input: $input) {
      __typename
      ... on SignPageOffered {
        address
        code
        validUntil
      }
      ... on SignPageNotOffered {
        because
      }
    }
  }
`);

export const WithdrawSignPageDocument = graphql(`
  mutation WithdrawSignPage($caseId: ID!, $id: ID!) {
    done: withdrawSignPage(caseId: $caseId, id: $id) {
      __typename
    }
  }
`);
