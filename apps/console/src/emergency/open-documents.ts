import { graphql, type ResultOf } from "../graphql.ts";

/** What is open to whoever asks, until when, and how many more they may open today. */
export const EmergencyStandingDocument = graphql(`
  query EmergencyStanding {
    emergencyStanding {
      left
      open {
        id
        caseId
        caseNumber
        until
      }
    }
  }
`);

export type OpenEmergency = ResultOf<typeof EmergencyStandingDocument>["emergencyStanding"]["open"][number];

export const OpenInEmergencyDocument = graphql(`
  mutation OpenInEmergency($id: ID!, $caseNumber: Int!, $why: String!) {
    done: openInEmergency(id: $id, caseNumber: $caseNumber, why: $why) {
      __typename
      ... on EmergencyRefused {
        limit: because
        againAt
      }
      ... on WordsRefused {
        lacks: because
      }
    }
  }
`);

export type OpenedData = ResultOf<typeof OpenInEmergencyDocument>["done"];
