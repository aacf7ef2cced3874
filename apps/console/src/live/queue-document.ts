import { graphql } from "../graphql.ts";
import { RowFragment } from "../queue/row-fragment.ts";

export const QueueDocument = graphql(
  `
    query Queue {
      queue {
        asOf
        rows {
          ...Row
        }
      }
    }
  `,
  [RowFragment],
);
