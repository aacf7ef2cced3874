import { graphql, type ResultOf } from "../graphql.ts";

/** What is kept, what is gone and what is in the way, in numbers: nothing of anybody. */
export const RetentionReportDocument = graphql(`
  query RetentionReport {
    retentionReport {
      doubt
      doubtSince
      beginsAt
      papersBeginAt
      due {
        kind
        count
      }
      held {
        kind
        because
        count
      }
      runs {
        beganAt
        forgotten {
          kind
          count
        }
        rewrittenAt
        logGoneAt
        problem
      }
      outside {
        channel
        copies
        due
        triedInVain
      }
      elsewhere {
        code
        what
        until
        operator
      }
      backupsExpireAt
    }
  }
`);

export type RetentionReportData = ResultOf<typeof RetentionReportDocument>["retentionReport"];
export type RetentionRunData = RetentionReportData["runs"][number];
export type RetentionElsewhereData = RetentionReportData["elsewhere"][number];
