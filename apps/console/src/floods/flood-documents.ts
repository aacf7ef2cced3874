import { MoveFragment } from "../contact/move-documents.ts";
import { graphql, type ResultOf } from "../graphql.ts";

export const FloodsDocument = graphql(`
  query Floods {
    floods {
      source
      place
      members {
        row {
          id
        }
        shared
        own
        hasSource
        hasPlace
      }
      apart {
        row {
          id
        }
      }
    }
  }
`);

export const TriageTogetherDocument = graphql(
  `
    mutation TriageTogether($contacts: [SeenContact!]!, $lane: TogetherLane!) {
      moves: triageTogether(contacts: $contacts, lane: $lane) {
        ...MoveAnswer
      }
    }
  `,
  [MoveFragment],
);

/** Contacts about one rumour, as the gateway found them. */
export type Flood = ResultOf<typeof FloodsDocument>["floods"][number];
