import { CallRowFragment } from "../calls/call-fragment.ts";
import { FollowUpFragment } from "../follow-ups/follow-up-fragment.ts";
import { graphql } from "../graphql.ts";
import { RowFragment } from "../queue/row-fragment.ts";

export const QueueDocument = graphql(
  `
    query Queue {
      settings {
        queues
      }
      queue {
        asOf
        rows {
          ...Row
        }
        channels {
          id
          medium
          validityMs
          version
          down {
            since
            reason
          }
        }
        asks {
          id
          version
          by {
            id
            name
          }
          of
          heldSince
          at
          answer
        }
        followUps {
          ...FollowUpFields
        }
        calls {
          ...CallRowFields
        }
        sameAddress {
          id
          version
          of {
            id
            number
          }
          offer {
            to {
              id
              name
            }
            until
            ended
          }
        }
      }
    }
  `,
  [RowFragment, FollowUpFragment, CallRowFragment],
);
