import { graphql, type ResultOf } from "../graphql.ts";

export const AnnouncementsDocument = graphql(`
  query Announcements {
    announcements {
      id
      at
      by {
        id
        name
      }
      text
      endsAt
      changedBy {
        id
        name
      }
      version
      isAway
    }
    surges {
      id
      kind
      by {
        name
      }
      endsAt
      partnerNumber
    }
  }
`);

/** What a lead turned on for a while. */
export type SurgeShown = ResultOf<typeof AnnouncementsDocument>["surges"][number];

/** What a lead says to the whole shift. */
export type Announcement = ResultOf<typeof AnnouncementsDocument>["announcements"][number];

export const SayAnnouncementDocument = graphql(`
  mutation SayAnnouncement($id: ID!, $text: String!, $endsAt: Instant!) {
    done: sayAnnouncement(id: $id, text: $text, endsAt: $endsAt) {
      __typename
      ... on AnnouncementNotSaid {
        because
      }
      ... on TextRefused {
        limit
        length
      }
      ... on CharactersRefused {
        character
      }
    }
  }
`);

export const ChangeAnnouncementDocument = graphql(`
  mutation ChangeAnnouncement($id: ID!, $seenVersion: Int!, $text: String!, $endsAt: Instant!) {
    done: changeAnnouncement(id: $id, seenVersion: $seenVersion, text: $text, endsAt: $endsAt) {
      __typename
      ... on AnnouncementNotSaid {
        because
      }
      ... on TextRefused {
        limit
        length
      }
      ... on CharactersRefused {
        character
      }
    }
  }
`);

export const WithdrawAnnouncementDocument = graphql(`
  mutation WithdrawAnnouncement($id: ID!, $seenVersion: Int!) {
    done: withdrawAnnouncement(id: $id, seenVersion: $seenVersion) {
      __typename
      ... on AnnouncementNotSaid {
        because
      }
      ... on TextRefused {
        limit
        length
      }
      ... on CharactersRefused {
        character
      }
    }
  }
`);

/** What came of saying or withdrawing it. */
export type AnnouncementDone = ResultOf<typeof SayAnnouncementDocument>["done"];

export const PutAnnouncementAwayDocument = graphql(`
  mutation PutAnnouncementAway($id: ID!, $version: Int!) {
    putAnnouncementAway(id: $id, version: $version)
  }
`);
