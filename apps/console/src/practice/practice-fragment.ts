import { graphql } from "../graphql.ts";

/** A practised conversation as its screen shows it. */
export const PracticeRunFields = graphql(`
  fragment PracticeRunFields on PracticeRun @_unmask {
    id
    scenario {
      id
      title
      language
    }
    startedAt
    endedAt
    nextAt
    lines {
      id
      at
      isOwn
      words
    }
    points
  }
`);
