import { graphql } from "../graphql.ts";

/** Writes down who asked. It names nobody of ours, and what it answers depends on nobody who is known here. */
export const LogInquiryDocument = graphql(`
  mutation LogInquiry(
    $id: ID!
    $asker: InquiryAsker!
    $inHand: InHand!
    $way: InquiryWay!
    $askedAt: Instant!
    $who: String!
    $reach: String!
    $said: String!
  ) {
    done: logInquiry(
      id: $id
      asker: $asker
      inHand: $inHand
      way: $way
      askedAt: $askedAt
      who: $who
      reach: $reach
      said: $said
    ) {
      __typename
      ... on InquiryLogged {
        steps
      }
      ... on InquiryInvalid {
        part
      }
    }
  }
`);
