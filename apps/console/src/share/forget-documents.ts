import { graphql, type ResultOf } from "../graphql.ts";

/** What people of a case have asked us to forget, and what came of it. */
export const ForgetRequestsDocument = graphql(`
  query ForgetRequests($caseId: ID!) {
    forgetRequests(caseId: $caseId) {
      id
      personId
      field
      words
      waitsFor
      askedAt
      askedBy {
        id
        name
      }
      verifiedAt
      verifiedBy {
        id
        name
      }
      decidedAt
      decidedBy {
        id
        name
      }
      because
    }
  }
`);

export type ForgetData = NonNullable<ResultOf<typeof ForgetRequestsDocument>["forgetRequests"]>[number];

export const AskToForgetDocument = graphql(`
  mutation AskToForget($id: ID!, $caseId: ID!, $personId: ID!, $field: String, $words: String!) {
    done: askToForget(id: $id, caseId: $caseId, personId: $personId, field: $field, words: $words) {
      __typename
      ... on ForgetNotAsked {
        because
      }
    }
  }
`);

export const ForgetPersonDocument = graphql(`
  mutation ForgetPerson($id: ID!) {
    done: forgetPerson(id: $id) {
      __typename
      ... on ForgetWaits {
        reasons: because
      }
      ... on ForgetNotDecided {
        because
      }
    }
  }
`);

export const TakeBackForgetDocument = graphql(`
  mutation TakeBackForget($id: ID!) {
    done: takeBackForget(id: $id) {
      __typename
      ... on ForgetNotTakenBack {
        because
      }
    }
  }
`);

export const RefuseToForgetDocument = graphql(`
  mutation RefuseToForget($id: ID!, $because: ForgetReason!) {
    done: refuseToForget(id: $id, because: $because) {
      __typename
      ... on ForgetNotDecided {
        because
      }
    }
  }
`);
