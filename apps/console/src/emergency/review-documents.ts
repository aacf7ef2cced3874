import { graphql, type ResultOf } from "../graphql.ts";

/** What waits to be looked at, without why: the bar on every screen asks it, and reads nobody's words. */
export const EmergencyNewsDocument = graphql(`
  query EmergencyNews {
    emergencies {
      id
      caseNumber
      at
      by {
        id
        name
      }
      overdueAt
    }
  }
`);

/** A case that somebody opened in an emergency, and that nobody has looked at. */
export type Waiting = ResultOf<typeof EmergencyNewsDocument>["emergencies"][number];

/** What waits, with why it was opened, and what was found of what waited lately. */
export const EmergenciesDocument = graphql(`
  query Emergencies {
    emergencies {
      id
      caseNumber
      at
      by {
        id
        name
      }
      why
      reviewDueAt
      overdueAt
    }
    reviewedEmergencies {
      id
      caseNumber
      at
      by {
        id
        name
      }
      why
      review {
        at
        wasRight
        words
        by {
          id
          name
        }
      }
    }
  }
`);

export type EmergenciesData = ResultOf<typeof EmergenciesDocument>;

export const ReviewEmergencyDocument = graphql(`
  mutation ReviewEmergency($id: ID!, $wasRight: Boolean!, $words: String!) {
    done: reviewEmergency(id: $id, wasRight: $wasRight, words: $words) {
      __typename
      ... on WordsRefused {
        because
      }
    }
  }
`);
