import { graphql, type ResultOf } from "../graphql.ts";
import { RowFragment } from "../queue/row-fragment.ts";

export const BeginningsDocument = graphql(`
  query Beginnings {
    channels {
      id
      medium
      begins
    }
  }
`);

export const ContinueDocument = graphql(
  `
    mutation Continue(
      $id: ID!
      $expectedVersion: Int!
      $channel: ID!
      $address: String
      $given: GivenAddress
    ) {
      continued: continueContact(
        id: $id
        expectedVersion: $expectedVersion
        channel: $channel
        address: $address
        given: $given
      ) {
        __typename
        ... on Continued {
          how
          row {
            ...Row
          }
          other {
            ...Row
          }
        }
        ... on HeldElsewhere {
          by {
            id
            name
          }
          since
          number
        }
        ... on AddressOptedOut {
          since
        }
        ... on AddressRefused {
          reason
        }
        ... on TakenByOther {
          by {
            id
            name
          }
          since
          row {
            ...Row
          }
        }
        ... on ContactChanged {
          row {
            ...Row
          }
        }
        ... on MoveNotAllowed {
          reason
          row {
            ...Row
          }
        }
        ... on NotFound {
          id
        }
      }
    }
  `,
  [RowFragment],
);
export type ContinueData = ResultOf<typeof ContinueDocument>["continued"];
