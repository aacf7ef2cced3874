import { CallFragment, PartyFragment } from "../calls/call-data.ts";
import { DraftFragment } from "../drafts/draft-documents.ts";
import { graphql, type ResultOf } from "../graphql.ts";
import { PictureFragment } from "../pictures/picture-documents.ts";
import { RowFragment } from "../queue/row-fragment.ts";
import { SafeContactFragment } from "../reach/reach-documents.ts";

/** One thing that was said or written, as stored. Personal data. */
export const EntryFragment = graphql(`
  fragment EntryFields on Entry {
    id
    kind
    at
    version
    entry
    text
    author {
      id
      name
    }
    sendState
    failure
    notBefore
    damaged
    unreadable
    sentAt
    subject
    quotedFrom
    sender {
      name
      maskedAddress
      isOther
    }
    addressees {
      us
      others {
        name
        maskedAddress
      }
      count
      hasMore
    }
    automatic
    optOutWord
    signs
    partly
    html
    files {
      id
      name
      foundType
      bytes
      role
      isInline
      isKept
    }
  }
`);
export type EntryData = ResultOf<typeof EntryFragment>;

export const ContactDocument = graphql(
  `
    query Contact($id: ID!, $afterVersion: Int!, $withCall: Boolean!) {
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
            facts
            offered
          }
          takenOver {
            from {
              id
              name
            }
            by {
              id
              name
            }
            at
            reason
          }
          reach {
            ways
            maskedAddress
            safeTimes
            mayLeaveMessage
            language
          }
          maskedAddress
          safeContact {
            ...SafeContactFields
          }
          previous {
            id
            number
          }
          links {
            direction
            id
            number
            medium
            status
          }
          pictures {
            ...PictureFields
          }
          drafts {
            ...DraftFields
          }
          call @include(if: $withCall) {
            ...CallFields
          }
          callParties @include(if: $withCall) {
            ...PartyFields
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
  [
    RowFragment,
    EntryFragment,
    DraftFragment,
    PictureFragment,
    SafeContactFragment,
    CallFragment,
    PartyFragment,
  ],
);

type ContactAnswer = ResultOf<typeof ContactDocument>["contact"];
/** An opened contact as the gateway gives it. Personal data: held in memory while it is open, nowhere else. */
export type ContactData = Extract<ContactAnswer, { __typename: "Contact" }>;

export const SendDocument = graphql(`
  mutation Send(
    $contactId: ID!
    $messageId: ID!
    $text: String!
    $draft: DraftLeft
    $followUpId: ID
    $attested: [String!]
  ) {
    sent: sendMessage(
      contactId: $contactId
      messageId: $messageId
      text: $text
      draft: $draft
      followUpId: $followUpId
      attested: $attested
    ) {
      __typename
      ... on AttestationOwed {
        mentioned
      }
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
      ... on ReachRefused {
        decision {
          outcome
          locks {
            lock
          }
          limits {
            limit
          }
        }
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

export const TakeBackAnswerDocument = graphql(`
  mutation TakeBackAnswer($messageId: ID!) {
    taken: takeBackAnswer(messageId: $messageId) {
      __typename
      ... on AnswerTakenBack {
        version
        text
      }
      ... on TooLateToTakeBack {
        sendState
        failure
        version
      }
      ... on NotHolder {
        holder {
          id
          name
        }
      }
      ... on NotFound {
        id
      }
    }
  }
`);

export const NoteDocument = graphql(`
  mutation Note($contactId: ID!, $noteId: ID!, $text: String!, $draft: DraftLeft) {
    noted: addNote(contactId: $contactId, noteId: $noteId, text: $text, draft: $draft) {
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
      answerSubject
    }
  }
`);
