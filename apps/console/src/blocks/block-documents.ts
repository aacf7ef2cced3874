import { graphql, type ResultOf } from "../graphql.ts";
import { RowFragment } from "../queue/row-fragment.ts";

/** A block as leads see it. Personal data: `why`. */
export const BlockFragment = graphql(
  `
    fragment BlockFields on Block {
      id
      row {
        ...Row
      }
      reason
      why
      by {
        id
        name
      }
      at
      until
      longer {
        until
        by {
          id
          name
        }
        agreed {
          by {
            name
          }
          at
        }
      }
      reviewedAt
      endsAt
      isReviewDue
      ended {
        at
        how
        by {
          name
        }
      }
      kept
      keptLastAt
      heard {
        at
        because
      }
    }
  `,
  [RowFragment],
);
export type BlockData = ResultOf<typeof BlockFragment>;

export const BlocksDocument = graphql(
  `
    query Blocks {
      blocks {
        ...BlockFields
      }
      plans {
        row {
          ...Row
        }
        writtenBy {
          name
        }
        writtenAt
        reviewBy
      }
    }
  `,
  [BlockFragment, RowFragment],
);
export type ListedPlan = ResultOf<typeof BlocksDocument>["plans"][number];

export const BlockCountDocument = graphql(`
  query BlockCount {
    blockCount
    planCount
  }
`);

/** How a contact's thread stands, and the plan for whoever writes in it. Personal data. */
export const StandingDocument = graphql(
  `
    query Standing($contactId: ID!) {
      threadStanding(contactId: $contactId) {
        block {
          ...BlockFields
        }
        sharedLine {
          kind
          by {
            name
          }
          at
        }
      }
      contactPlan(contactId: $contactId) {
        version
        words {
          summary
          helps
          limits
        }
        writtenBy {
          name
        }
        writtenAt
        reviewed {
          by {
            name
          }
          at
        }
        reviewBy
      }
    }
  `,
  [BlockFragment],
);
export type StandingData = ResultOf<typeof StandingDocument>;

export const BlockThreadDocument = graphql(`
  mutation BlockThread($contactId: ID!, $reason: BlockReason!, $why: String!, $milliseconds: Float!) {
    done: blockThread(contactId: $contactId, reason: $reason, why: $why, milliseconds: $milliseconds) {
      __typename
      ... on BlockRefused {
        problem
      }
    }
  }
`);

export const ProposeLongerDocument = graphql(`
  mutation ProposeLonger($id: ID!, $milliseconds: Float!) {
    done: proposeLongerBlock(id: $id, milliseconds: $milliseconds) {
      __typename
      ... on BlockNotChanged {
        because
      }
    }
  }
`);

export const AgreeDocument = graphql(`
  mutation AgreeToBlock($id: ID!) {
    done: agreeToBlock(id: $id) {
      __typename
      ... on BlockNotChanged {
        because
      }
    }
  }
`);

export const ReviewDocument = graphql(`
  mutation ReviewBlock($id: ID!) {
    done: reviewBlock(id: $id) {
      __typename
      ... on BlockNotChanged {
        because
      }
    }
  }
`);

export const LiftDocument = graphql(`
  mutation LiftBlock($id: ID!) {
    done: liftBlock(id: $id) {
      __typename
      ... on BlockNotChanged {
        because
      }
    }
  }
`);

export const MarkSharedDocument = graphql(`
  mutation MarkSharedLine($contactId: ID!, $kind: SharedLineKind) {
    done: markSharedLine(contactId: $contactId, kind: $kind) {
      __typename
    }
  }
`);
