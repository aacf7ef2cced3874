import { FieldFragment } from "../case/case-documents.ts";
import { graphql, type ResultOf } from "../graphql.ts";

/** Writes down what somebody who is verified says themself. */
export const CorrectOwnFactDocument = graphql(
  `
    mutation CorrectOwnFact(
      $id: ID!
      $caseId: ID!
      $personId: ID!
      $contactId: ID!
      $field: String!
      $value: CaseValue
      $seenRevision: Int!
    ) {
      done: correctOwnFact(
        id: $id
        caseId: $caseId
        personId: $personId
        contactId: $contactId
        field: $field
        value: $value
        seenRevision: $seenRevision
      ) {
        __typename
        ... on CaseInvalid {
          because
        }
        ... on OwnWordRefused {
          refused: because
        }
        ... on CaseOvertaken {
          now {
            ...CaseFieldShown
          }
        }
      }
    }
  `,
  [FieldFragment],
);

export type CorrectedData = ResultOf<typeof CorrectOwnFactDocument>["done"];
