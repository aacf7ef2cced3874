import { graphql } from "../graphql.ts";

export const PlanAnswerFragment = graphql(`
  fragment PlanAnswer on PlanResult {
    __typename
    ... on PlanInvalid {
      parts
    }
    ... on PlanChanged {
      plan {
        version
        writtenBy {
          name
        }
      }
    }
  }
`);

export const WritePlanDocument = graphql(
  `
    mutation WritePlan(
      $contactId: ID!
      $expectedVersion: Int!
      $summary: String!
      $helps: String!
      $limits: String!
    ) {
      done: writePlan(
        contactId: $contactId
        expectedVersion: $expectedVersion
        summary: $summary
        helps: $helps
        limits: $limits
      ) {
        ...PlanAnswer
      }
    }
  `,
  [PlanAnswerFragment],
);

export const ReviewPlanDocument = graphql(
  `
    mutation ReviewPlan($contactId: ID!, $expectedVersion: Int!) {
      done: reviewPlan(contactId: $contactId, expectedVersion: $expectedVersion) {
        ...PlanAnswer
      }
    }
  `,
  [PlanAnswerFragment],
);

export const EndPlanDocument = graphql(
  `
    mutation EndPlan($contactId: ID!, $expectedVersion: Int!) {
      done: endPlan(contactId: $contactId, expectedVersion: $expectedVersion) {
        ...PlanAnswer
      }
    }
  `,
  [PlanAnswerFragment],
);
