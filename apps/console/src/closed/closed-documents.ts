import { graphql } from "../graphql.ts";
import { RowFragment } from "../queue/row-fragment.ts";

export const ClosedDocument = graphql(
  `
    query Closed($before: ID, $number: Int) {
      closedContacts(before: $before, number: $number) {
        contacts {
          row {
            ...Row
          }
          closing {
            at
            by {
              id
              name
            }
            disposition
            facts
            offered
          }
        }
        next
      }
    }
  `,
  [RowFragment],
);
