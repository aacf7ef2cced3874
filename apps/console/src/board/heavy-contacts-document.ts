import { graphql } from "../graphql.ts";

export const HeavyContactsDocument = graphql(`
  query HeavyContacts {
    heavyContacts {
      id
      count
      isCheckInDue
      checkedIn {
        at
        by
      }
      breakEndedAt
      consentEndsAt
    }
  }
`);

export const CheckInWithDocument = graphql(`
  mutation CheckInWith($userId: ID!, $isDone: Boolean!) {
    checkInWith(userId: $userId, isDone: $isDone)
  }
`);
