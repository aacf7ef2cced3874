import { graphql } from "../graphql.ts";
import { FollowUpFragment } from "./follow-up-fragment.ts";

export const AgreedDocument = graphql(
  `
    query Agreed($id: ID!) {
      agreed: contact(id: $id) {
        __typename
        ... on Contact {
          followUps {
            text
            facts {
              ...FollowUpFields
            }
          }
        }
      }
    }
  `,
  [FollowUpFragment],
);

export const AgreeDocument = graphql(
  `
    mutation AgreeFollowUp(
      $id: ID!
      $contactId: ID!
      $way: FollowUpWay!
      $text: String!
      $times: FollowUpTimes!
      $otherwise: FollowUpOtherwise!
      $again: FollowUpTimes
    ) {
      told: agreeFollowUp(
        id: $id
        contactId: $contactId
        way: $way
        text: $text
        times: $times
        otherwise: $otherwise
        again: $again
      ) {
        __typename
        ... on FollowUpKept {
          followUp {
            ...FollowUpFields
          }
        }
        ... on FollowUpTimesRefused {
          problem
        }
        ... on TooManyFollowUps {
          most
        }
        ... on TextRefused {
          limit
        }
        ... on NotHolder {
          holder {
            name
          }
        }
      }
    }
  `,
  [FollowUpFragment],
);

export const MoveFollowUpDocument = graphql(
  `
    mutation MoveFollowUp($id: ID!, $expectedVersion: Int!, $times: FollowUpTimes!) {
      told: moveFollowUp(id: $id, expectedVersion: $expectedVersion, times: $times) {
        __typename
        ... on FollowUpKept {
          followUp {
            ...FollowUpFields
          }
        }
        ... on FollowUpChanged {
          followUp {
            ...FollowUpFields
          }
        }
        ... on FollowUpTimesRefused {
          problem
        }
        ... on NotHolder {
          holder {
            name
          }
        }
      }
    }
  `,
  [FollowUpFragment],
);

export const EndFollowUpDocument = graphql(
  `
    mutation EndFollowUp($id: ID!, $expectedVersion: Int!, $as: FollowUpEnd!) {
      told: endFollowUp(id: $id, expectedVersion: $expectedVersion, as: $as) {
        __typename
        ... on FollowUpKept {
          followUp {
            ...FollowUpFields
          }
        }
        ... on FollowUpChanged {
          followUp {
            ...FollowUpFields
          }
        }
        ... on NotHolder {
          holder {
            name
          }
        }
      }
    }
  `,
  [FollowUpFragment],
);

export const NoteMissedDocument = graphql(`
  mutation NoteMissed($id: ID!) {
    noted: noteMissedFollowUp(id: $id)
  }
`);
