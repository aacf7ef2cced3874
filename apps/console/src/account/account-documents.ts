import { graphql, type ResultOf } from "../graphql.ts";

export const AccountDocument = graphql(`
  query Account {
    account {
      username
      hasPassword
      hasTwoFactor
      sessions {
        id
        device
        browser
        since
        usedAt
        isThis
      }
    }
  }
`);

export type AccountData = ResultOf<typeof AccountDocument>["account"];
export type SessionData = AccountData["sessions"][number];

export const EndOwnSessionDocument = graphql(`
  mutation EndOwnSession($id: ID!) {
    done: endOwnSession(id: $id) {
      __typename
    }
  }
`);

export const EndOtherSessionsDocument = graphql(`
  mutation EndOtherSessions {
    done: endOtherSessions {
      __typename
    }
  }
`);
