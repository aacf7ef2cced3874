import { graphql, type ResultOf } from "../graphql.ts";
import { PracticeRunFields } from "./practice-fragment.ts";

export const PracticeDocument = graphql(
  `
    query Practice {
      practice {
        ...PracticeRunFields
      }
      practiceScenarios {
        id
        title
        about
        language
      }
    }
  `,
  [PracticeRunFields],
);

export const PractisingDocument = graphql(`
  query Practising {
    practising {
      by {
        id
        name
      }
      scenario
      since
      answers
    }
  }
`);

export const BeginPracticeDocument = graphql(
  `
    mutation BeginPractice($id: ID!, $scenario: ID!) {
      done: beginPractice(id: $id, scenario: $scenario) {
        __typename
        ...PracticeRunFields
        ... on PracticeRefused {
          because
        }
      }
    }
  `,
  [PracticeRunFields],
);

export const AnswerPracticeDocument = graphql(
  `
    mutation AnswerPractice($id: ID!, $runId: ID!, $text: String!) {
      done: answerPractice(id: $id, runId: $runId, text: $text) {
        __typename
        ...PracticeRunFields
        ... on PracticeRefused {
          because
        }
      }
    }
  `,
  [PracticeRunFields],
);

export const EndPracticeDocument = graphql(
  `
    mutation EndPractice($runId: ID!) {
      done: endPractice(runId: $runId) {
        __typename
        ...PracticeRunFields
        ... on PracticeRefused {
          because
        }
      }
    }
  `,
  [PracticeRunFields],
);

export type PracticeTold = ResultOf<typeof PracticeDocument>;
export type PracticeRun = NonNullable<PracticeTold["practice"]>;
export type PracticeScenario = PracticeTold["practiceScenarios"][number];
export type Practising = ResultOf<typeof PractisingDocument>["practising"][number];
