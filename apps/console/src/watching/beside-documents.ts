import { graphql, type ResultOf } from "../graphql.ts";

/** A whisper as both lists of them carry it. Personal data: the words. */
export const WhisperFragment = graphql(`
  fragment WhisperFields on Whisper {
    id
    at
    by {
      id
      name
    }
    to {
      id
      name
    }
    words
    isNew
  }
`);

export const BesideDocument = graphql(
  `
    query Beside($contactId: ID!) {
      beside(contactId: $contactId) {
        watches {
          by {
            id
            name
          }
          since
        }
        whispers {
          ...WhisperFields
        }
      }
    }
  `,
  [WhisperFragment],
);

/** What was whispered before. */
export const EarlierWhispersDocument = graphql(
  `
    query EarlierWhispers($contactId: ID!, $before: ID!) {
      beside(contactId: $contactId) {
        whispers(before: $before) {
          ...WhisperFields
        }
      }
    }
  `,
  [WhisperFragment],
);

/** What stands beside a contact: who watches it, and what is whispered there. Personal data: the words. */
export type Beside = ResultOf<typeof BesideDocument>["beside"];
export type Whisper = Beside["whispers"][number];

export const WriteWhisperDocument = graphql(`
  mutation WriteWhisper($id: ID!, $contactId: ID!, $words: String!) {
    done: writeWhisper(id: $id, contactId: $contactId, words: $words) {
      __typename
      ... on WhisperNotWritten {
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

export const SeeWhispersDocument = graphql(`
  mutation SeeWhispers($contactId: ID!, $ids: [ID!]!) {
    seeWhispers(contactId: $contactId, ids: $ids)
  }
`);

export const UnreadWhispersDocument = graphql(`
  query UnreadWhispers {
    unreadWhispers {
      contact {
        id
        number
      }
      from {
        id
        name
      }
      count
      at
    }
  }
`);

/** That somebody wrote beside a contact, without a word of it. */
export type UnreadWhispers = ResultOf<typeof UnreadWhispersDocument>["unreadWhispers"][number];
