import { graphql, type ResultOf } from "../graphql.ts";

/** Who has asked, and to whom something may go, of whom they may be one. */
export const InquiriesDocument = graphql(`
  query Inquiries {
    inquiries {
      id
      asker
      inHand
      way
      askedAt
      loggedBy {
        id
        name
      }
      who
      maskedReach
      said
      recipientId
      callBacks {
        at
        came
        by {
          id
          name
        }
      }
    }
    recipients {
      id
      name
      type
    }
  }
`);

export type InquiryData = ResultOf<typeof InquiriesDocument>["inquiries"][number];
export type KnownRecipient = ResultOf<typeof InquiriesDocument>["recipients"][number];

export const CalledBackDocument = graphql(`
  mutation InquiryCalledBack($id: ID!, $came: CallBack!) {
    done: inquiryCalledBack(id: $id, came: $came) {
      __typename
      ... on InquiryInvalid {
        part
      }
    }
  }
`);

export const KnowInquiryDocument = graphql(`
  mutation KnowInquiry($id: ID!, $recipientId: ID!) {
    done: knowInquiry(id: $id, recipientId: $recipientId) {
      __typename
      ... on InquiryInvalid {
        part
      }
    }
  }
`);

export const EndInquiryDocument = graphql(`
  mutation EndInquiry($id: ID!, $how: InquiryEnd!) {
    done: endInquiry(id: $id, how: $how) {
      __typename
      ... on InquiryInvalid {
        part
      }
    }
  }
`);
