import { graphql } from "../graphql.ts";
import { RowFragment } from "../queue/row-fragment.ts";

export const LooksDocument = graphql(
  `
    query Looks($before: ID) {
      lookCount
      looks(before: $before) {
        looks {
          messageId
          at
          reason
          automatic
          row {
            ...Row
          }
        }
        next
      }
    }
  `,
  [RowFragment],
);

/** What saying what a message is answers. */
export const DecidedFragment = graphql(
  `
    fragment LookAnswer on LookResult {
      __typename
      ... on LookDecided {
        row {
          ...Row
        }
      }
      ... on LookDecidedAlready {
        by {
          name
        }
        at
        verdict
      }
      ... on LookOpenElsewhere {
        row {
          ...Row
        }
      }
    }
  `,
  [RowFragment],
);

export const SeenDocument = graphql(
  `
    mutation MarkLookSeen($messageId: ID!) {
      decided: markLookSeen(messageId: $messageId) {
        ...LookAnswer
      }
    }
  `,
  [DecidedFragment],
);

export const PersonDocument = graphql(
  `
    mutation SayLookIsPerson($messageId: ID!) {
      decided: sayLookIsPerson(messageId: $messageId) {
        ...LookAnswer
      }
    }
  `,
  [DecidedFragment],
);
