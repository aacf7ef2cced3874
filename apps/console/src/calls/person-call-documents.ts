import { graphql, type ResultOf } from "../graphql.ts";

export const CallAnswerFragment = graphql(`
  fragment CallAnswerFields on CallAnswer {
    party
    calledAt
    calledBy {
      id
      name
    }
    leg
    said
    by {
      name
    }
    voicemail {
      words
      language
      decision {
        outcome
        locks {
          lock
          since
          until
          ways
        }
        limits {
          limit
          since
          until
          ways
        }
      }
    }
  }
`);
/** Who answered a call to the person, as far as whoever called said it. Personal data: what may be read to a machine. */
export type CallAnswerData = ResultOf<typeof CallAnswerFragment>;

/** A document of its own: it is asked of whoever is shown something to call, and not with each contact that is opened. */
export const PersonCallDocument = graphql(
  `
    query PersonCall($contactId: ID!) {
      personCall(contactId: $contactId) {
        mayCall
        hasNumber
        brokeOff
        decision {
          outcome
          changesAt
          locks {
            lock
            since
            until
            ways
          }
          limits {
            limit
            since
            until
            ways
          }
        }
        answers {
          ...CallAnswerFields
        }
      }
    }
  `,
  [CallAnswerFragment],
);
/** Whether the person may be called now, and who answered before. */
export type PersonCallData = NonNullable<ResultOf<typeof PersonCallDocument>["personCall"]>;

export const SayWhoAnsweredDocument = graphql(
  `
    mutation SayWhoAnswered($contactId: ID!, $party: ID!, $said: CallAnswerSaid!) {
      kept: sayWhoAnswered(contactId: $contactId, party: $party, said: $said) {
        __typename
        ... on WhoAnsweredKept {
          answer {
            ...CallAnswerFields
          }
        }
        ... on CallRefused {
          reason
        }
      }
    }
  `,
  [CallAnswerFragment],
);
