import { MoveFragment } from "../contact/move-documents.ts";
import { graphql, type ResultOf } from "../graphql.ts";
import { RowFragment } from "../queue/row-fragment.ts";

export const TriageDocument = graphql(
  `
    mutation Triage($id: ID!, $expectedVersion: Int!, $lane: Lane, $speaker: Speaker, $language: Language) {
      move: triageContact(
        id: $id
        expectedVersion: $expectedVersion
        lane: $lane
        speaker: $speaker
        language: $language
      ) {
        ...MoveAnswer
      }
    }
  `,
  [MoveFragment],
);

export const SetAsideDocument = graphql(
  `
    mutation SetAside($id: ID!, $expectedVersion: Int!, $until: Instant) {
      move: setAsideContact(id: $id, expectedVersion: $expectedVersion, until: $until) {
        ...MoveAnswer
      }
    }
  `,
  [MoveFragment],
);

export const FirstWordsDocument = graphql(
  `
    query FirstWords($ids: [ID!]!) {
      firstWords(ids: $ids) {
        row {
          ...Row
        }
        messages {
          id
          at
          text
          isCut
        }
      }
    }
  `,
  [RowFragment],
);

/** What somebody wrote who still waits. Personal data: held in memory while the triage view is open. */
export type FirstWords = ResultOf<typeof FirstWordsDocument>["firstWords"][number];
