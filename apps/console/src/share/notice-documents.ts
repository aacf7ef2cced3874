import { graphql, type ResultOf } from "../graphql.ts";

/** That somebody was told in a contact what stays private. */
export const NoticesDocument = graphql(`
  query PrivacyNotices($contactId: ID!) {
    privacyNotices(contactId: $contactId) {
      at
      by {
        id
        name
      }
      spokenIn
      how
    }
  }
`);

export type NoticeData = ResultOf<typeof NoticesDocument>["privacyNotices"][number];

export const GiveNoticeDocument = graphql(`
  mutation GivePrivacyNotice($contactId: ID!, $spokenIn: String!, $how: NoticeHow!) {
    done: givePrivacyNotice(contactId: $contactId, spokenIn: $spokenIn, how: $how) {
      __typename
    }
  }
`);
