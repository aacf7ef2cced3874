import { graphql } from "../graphql.ts";

/** Sends one piece of a plan, by the road of every answer. */
export const GivePieceDocument = graphql(`
  mutation GivePlanPiece(
    $planId: ID!
    $field: String!
    $version: Int!
    $contactId: ID!
    $messageId: ID!
    $text: String!
    $isAgreed: Boolean!
    $attested: [String!]
  ) {
    done: givePlanPiece(
      planId: $planId
      field: $field
      version: $version
      contactId: $contactId
      messageId: $messageId
      text: $text
      isAgreed: $isAgreed
      attested: $attested
    ) {
      __typename
      ... on SafetyPlanPieceRefused {
        because
      }
      ... on AttestationOwed {
        mentioned
      }
      ... on TextRefused {
        limit
        length
      }
    }
  }
`);

/** Writes down that one was read out. */
export const NotePieceDocument = graphql(`
  mutation NotePlanPiece($id: ID!, $planId: ID!, $field: String!, $version: Int!, $contactId: ID!) {
    done: notePlanPieceSpoken(
      id: $id
      planId: $planId
      field: $field
      version: $version
      contactId: $contactId
    ) {
      __typename
      ... on SafetyPlanPieceRefused {
        because
      }
    }
  }
`);
