import { graphql, type ResultOf } from "../graphql.ts";

export const ClockFragment = graphql(`
  fragment CrisisClockShown on CrisisClock {
    id
    version
    planId
    caseId
    caseNumber
    contactId
    contactNumber
    reasons
    startedAt
    startedBy {
      id
      name
    }
    holder {
      id
      name
    }
    heldSince
    endedAt
    checkpoints {
      id
      dueAt
      firedAt
      metAt
      metBy {
        name
      }
    }
    pauses {
      fromAt
      by {
        name
      }
      toAt
      resumedBy {
        name
      }
    }
  }
`);

/** Those that run, as far as they are the asker's to know, and how many nobody has: none of their words, and nothing is recorded. */
export const CrisisClocksDocument = graphql(
  `
    query CrisisClocks {
      crisisClocks {
        ...CrisisClockShown
      }
      crisisClocksUnheld
    }
  `,
  [ClockFragment],
);

/** The clocks of one plan, with what was written of them. Personal data: words. That they were read is recorded. */
export const CrisisCourseDocument = graphql(
  `
    query CrisisCourse($planId: ID!) {
      crisisCourse(planId: $planId) {
        clocks {
          ...CrisisClockShown
        }
        words {
          clockId
          pause
          checkpoint
          words
        }
      }
    }
  `,
  [ClockFragment],
);

export const StartCrisisDocument = graphql(`
  mutation StartCrisisClock($id: ID!, $planId: ID!, $contactId: ID!) {
    done: startCrisisClock(id: $id, planId: $planId, contactId: $contactId) {
      __typename
      ... on CrisisNotDone {
        because
      }
      ... on WordsRefused {
        part: because
      }
    }
  }
`);

export const MeetCheckpointDocument = graphql(`
  mutation MeetCrisisCheckpoint($id: ID!, $checkpoint: CrisisCheckpointId!, $words: String) {
    done: meetCrisisCheckpoint(id: $id, checkpoint: $checkpoint, words: $words) {
      __typename
      ... on CrisisNotDone {
        because
      }
      ... on WordsRefused {
        part: because
      }
    }
  }
`);

export const PauseCrisisDocument = graphql(`
  mutation PauseCrisisClock($id: ID!, $why: String!) {
    done: pauseCrisisClock(id: $id, why: $why) {
      __typename
      ... on CrisisNotDone {
        because
      }
      ... on WordsRefused {
        part: because
      }
    }
  }
`);

export const ResumeCrisisDocument = graphql(`
  mutation ResumeCrisisClock($id: ID!) {
    done: resumeCrisisClock(id: $id) {
      __typename
      ... on CrisisNotDone {
        because
      }
      ... on WordsRefused {
        part: because
      }
    }
  }
`);

export const GiveCrisisDocument = graphql(`
  mutation GiveCrisisClock($id: ID!, $to: ID!) {
    done: giveCrisisClock(id: $id, to: $to) {
      __typename
      ... on CrisisNotDone {
        because
      }
      ... on WordsRefused {
        part: because
      }
    }
  }
`);

export type ClockData = ResultOf<typeof CrisisClocksDocument>["crisisClocks"][number];
export type CourseData = NonNullable<ResultOf<typeof CrisisCourseDocument>["crisisCourse"]>;
export type CheckpointData = ClockData["checkpoints"][number];
