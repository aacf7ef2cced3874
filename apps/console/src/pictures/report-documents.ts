import { graphql, type ResultOf } from "../graphql.ts";

export const ReportDeskDocument = graphql(`
  query ReportDesk {
    reportDesk {
      isOfficer
      reports {
        id
        contactNumber
        channel
        arrivedAt
        openedAt
        openedBy {
          id
          name
        }
        dueAt
        keepUntil
        isKept
        isWithdrawn
        decided {
          outcome
          at
          by {
            id
            name
          }
          words
        }
      }
    }
  }
`);
export type ReportDeskData = ResultOf<typeof ReportDeskDocument>["reportDesk"];
export type ReportData = ReportDeskData["reports"][number];

export const DecideReportDocument = graphql(`
  mutation DecideReport($id: ID!, $outcome: ReportOutcome!, $words: String!) {
    decision: decideReport(id: $id, outcome: $outcome, words: $words) {
      __typename
    }
  }
`);
