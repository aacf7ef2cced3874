import { graphql } from "../graphql.ts";
import { PreferenceFragment } from "./preference-fragment.ts";

export const ConfirmSamePersonDocument = graphql(`
  mutation ConfirmSamePerson($contactId: ID!, $seenVersion: Int!) {
    done: confirmSamePerson(contactId: $contactId, seenVersion: $seenVersion) {
      __typename
    }
  }
`);

export const MarkMayBeExploiterDocument = graphql(`
  mutation MarkMayBeExploiter($contactId: ID!) {
    done: markMayBeExploiter(contactId: $contactId) {
      __typename
    }
  }
`);

export const TakeBackExploiterMarkDocument = graphql(`
  mutation TakeBackExploiterMark($contactId: ID!) {
    done: takeBackExploiterMark(contactId: $contactId) {
      __typename
    }
  }
`);

export const MarkNumberReassignedDocument = graphql(`
  mutation MarkNumberReassigned($contactId: ID!) {
    done: markNumberReassigned(contactId: $contactId) {
      __typename
    }
  }
`);

export const RecordTextUntilDocument = graphql(`
  mutation RecordTextUntil($contactId: ID!, $until: Instant!) {
    done: recordTextUntil(contactId: $contactId, until: $until) {
      __typename
    }
  }
`);

export const SendAfterDropDocument = graphql(`
  mutation SendAfterDrop($contactId: ID!, $messageId: ID!, $text: String!) {
    sent: sendAfterDrop(contactId: $contactId, messageId: $messageId, text: $text) {
      __typename
    }
  }
`);

export const RecordRefusalDocument = graphql(`
  mutation RecordRefusal($contactId: ID!) {
    done: recordRefusal(contactId: $contactId) {
      __typename
    }
  }
`);

export const RecordAgreedAnewDocument = graphql(`
  mutation RecordAgreedAnew($contactId: ID!) {
    done: recordAgreedAnew(contactId: $contactId) {
      __typename
    }
  }
`);

export const ConfirmDangerOverDocument = graphql(`
  mutation ConfirmDangerOver($contactId: ID!, $seenVersion: Int!) {
    done: confirmDangerOver(contactId: $contactId, seenVersion: $seenVersion) {
      __typename
    }
  }
`);

export const LiftLockDocument = graphql(`
  mutation LiftLock($contactId: ID!, $reason: String!) {
    lifted: liftLock(contactId: $contactId, reason: $reason) {
      __typename
      ... on Lifted {
        until
      }
      ... on TextRefused {
        limit
        length
      }
    }
  }
`);

export const AskForLiftDocument = graphql(`
  mutation AskForLift($contactId: ID!, $reason: String!) {
    asked: askForLift(contactId: $contactId, reason: $reason) {
      __typename
      ... on AlreadyAsked {
        at
      }
      ... on TextRefused {
        limit
        length
      }
    }
  }
`);

export const TakeBackLiftAskDocument = graphql(`
  mutation TakeBackLiftAsk($contactId: ID!) {
    done: takeBackLiftAsk(contactId: $contactId) {
      __typename
    }
  }
`);

export const DeclineLiftDocument = graphql(`
  mutation DeclineLift($contactId: ID!, $askId: ID!, $reason: String!) {
    declined: declineLift(contactId: $contactId, askId: $askId, reason: $reason) {
      __typename
      ... on TextRefused {
        limit
        length
      }
    }
  }
`);

export const RecordPreferenceDocument = graphql(
  `
    mutation RecordPreference($contactId: ID!, $preference: PreferenceInput!, $seen: ID) {
      recorded: recordPreference(contactId: $contactId, preference: $preference, seen: $seen) {
        __typename
        ... on PreferenceRefused {
          problems {
            field
            problem
          }
        }
        ... on PreferenceChanged {
          preference {
            ...PreferenceFields
          }
          seen
        }
      }
    }
  `,
  [PreferenceFragment],
);
