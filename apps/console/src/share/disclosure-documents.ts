import { graphql, type ResultOf } from "../graphql.ts";

/** What was asked to leave of a case, and what became of it. Codes alone. */
export const DisclosuresDocument = graphql(`
  query Disclosures($caseId: ID!) {
    disclosures(caseId: $caseId) {
      id
      recipientType
      purpose
      trigger
      askedAt
      askedBy {
        id
        name
      }
      sentAt
      held
      reportDueAt
      cosignedAt
      reviewDueAt
      reviewedAt
    }
  }
`);

export type DisclosureData = NonNullable<ResultOf<typeof DisclosuresDocument>["disclosures"]>[number];

export const CosignReportDocument = graphql(`
  mutation CosignReport($id: ID!) {
    done: cosignReport(id: $id) {
      __typename
    }
  }
`);

export const ReviewDisclosureDocument = graphql(`
  mutation ReviewDisclosure($id: ID!) {
    done: reviewDisclosure(id: $id) {
      __typename
    }
  }
`);
