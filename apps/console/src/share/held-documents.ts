import { graphql, type ResultOf } from "../graphql.ts";

/** What waits for the asker's word, or for a lead's name, and to whom it would go. Never what it says. */
export const HeldDocument = graphql(`
  query Held($maySign: Boolean!) {
    heldDisclosures {
      id
      recipientId
      recipientType
      purpose
      trigger
      dataClass
      ruleId
      approver
      mayBeApproved
      whyHeld
      askedBy {
        id
        name
      }
      askedAt
      dueAt
      returnBy
      releaseId
      risk
      minorHarm
      vulnerableAdult
      facts {
        part
        field
      }
    }
    toSign: disclosuresToSign @include(if: $maySign) {
      id
      recipientType
      purpose
      trigger
      askedBy {
        id
        name
      }
      askedAt
      sentAt
      reportDueAt
      reviewDueAt
    }
    recipients {
      id
      name
    }
  }
`);

export type ToSignData = NonNullable<ResultOf<typeof HeldDocument>["toSign"]>[number];

export type HeldData = ResultOf<typeof HeldDocument>["heldDisclosures"][number];

export const DecideHeldDocument = graphql(`
  mutation DecideHeld($id: ID!, $isApproved: Boolean!, $why: String!) {
    done: decideHeld(id: $id, isApproved: $isApproved, why: $why) {
      __typename
      ... on HeldNotDecided {
        because
      }
    }
  }
`);
