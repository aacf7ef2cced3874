import { graphql, type ResultOf } from "../graphql.ts";
import { RowFragment } from "../queue/row-fragment.ts";

/** One thing that was said or written, as stored. Personal data. */
export const EntryFragment = graphql(`
  fragment EntryFields on Entry {
    id
    kind
    at
    version
    text
    author {
      id
      name
    }
    sendState
    failure
    damaged
    unreadable
    sentAt
  }
`);
export type EntryData = ResultOf<typeof EntryFragment>;

export const ContactDocument = graphql(
  `
    query Contact($id: ID!, $afterVersion: Int!) {
      contact(id: $id) {
        __typename
        ... on Contact {
          asOf
          row {
            ...Row
          }
          closed {
            at
            by {
              id
              name
            }
            disposition
          }
          reach {
            ways
            address
            safeTimes
            mayLeaveMessage
            language
          }
          address
          previous {
            id
            number
          }
          entries(afterVersion: $afterVersion) {
            ...EntryFields
          }
        }
        ... on NotFound {
          id
        }
      }
    }
  `,
  [RowFragment, EntryFragment],
);

type ContactAnswer = ResultOf<typeof ContactDocument>["contact"];
/** An opened contact as the gateway gives it. Personal data: held in memory while it is open, nowhere else. */
export type ContactData = Extract<ContactAnswer, { __typename: "Contact" }>;

export const SendDocument = graphql(`
  mutation Send($contactId: ID!, $messageId: ID!, $text: String!) {
    sent: sendMessage(contactId: $contactId, messageId: $messageId, text: $text) {
      __typename
      ... on MessageQueued {
        version
      }
      ... on NotHolder {
        holder {
          id
          name
        }
      }
      ... on ContactClosed {
        at
      }
      ... on OptedOut {
        since
      }
      ... on TextRefused {
        limit
        length
      }
      ... on NotFound {
        id
      }
    }
  }
`);

export const NoteDocument = graphql(`
  mutation Note($contactId: ID!, $noteId: ID!, $text: String!) {
    noted: addNote(contactId: $contactId, noteId: $noteId, text: $text) {
      __typename
      ... on Noted {
        version
      }
      ... on TextRefused {
        limit
        length
      }
      ... on NotFound {
        id
      }
    }
  }
`);

export const ColleaguesDocument = graphql(`
  query Colleagues {
    colleagues {
      id
      name
      role
    }
  }
`);

export const ChannelsDocument = graphql(`
  query Channels {
    channels {
      id
      title
      medium
      maxLength
      fetched
    }
  }
`);
