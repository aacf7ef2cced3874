import { graphql, type ResultOf } from "../graphql.ts";

/** What waits for the asker's word, and to whom it would go. Never what it says. */
export const HeldDocument = graphql(`
  query Held {
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
    recipients {
      id
      name
    }
  }
`);

/** What waits for a lead's name. Apart from the rest: a document is refused whole to whom one field of it is not open. */
export const ToSignDocument = graphql(`
  query DisclosuresToSign {
    toSign: disclosuresToSign {
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
  }
`);

export type ToSignData = ResultOf<typeof ToSignDocument>["toSign"][number];

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
