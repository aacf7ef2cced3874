import { graphql, type ResultOf } from "../graphql.ts";
import { RowFragment } from "../queue/row-fragment.ts";

export const TakeNextDocument = graphql(
  `
    mutation TakeNext {
      next: takeNextContact {
        __typename
        ... on NextTaken {
          row {
            ...Row
          }
        }
        ... on NothingForYou {
          waiting
          isTakenMeanwhile
          because {
            rule
            count
            presence
            medium
            language
            limit
          }
        }
      }
    }
  `,
  [RowFragment],
);

type Next = ResultOf<typeof TakeNextDocument>["next"];
export type NothingForYou = Extract<Next, { readonly __typename: "NothingForYou" }>;
export type HindranceData = NothingForYou["because"][number];
