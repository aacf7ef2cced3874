import { graphql, type ResultOf } from "../graphql.ts";
import { RowFragment } from "../queue/row-fragment.ts";

export const CallAskFragment = graphql(
  `
    fragment CallAskFields on CallAskResult {
      __typename
      ... on CallAsked {
        version
      }
      ... on CallRefused {
        reason
      }
      ... on TakenByOther {
        by {
          id
          name
        }
        since
        row {
          ...Row
        }
      }
      ... on ContactChanged {
        row {
          ...Row
        }
      }
    }
  `,
  [RowFragment],
);
export type CallAskData = ResultOf<typeof CallAskFragment>;

export const LendDocument = graphql(`
  mutation LendCallDevice {
    lent: lendCallDevice {
      __typename
      ... on CallDeviceLent {
        device
        url
        domain
        username
        password
        iceServers {
          urls
          username
          credential
        }
      }
      ... on CallsNotCarried {
        isCarried
      }
    }
  }
`);

export const EchoDocument = graphql(
  `
    mutation EchoTest($device: ID!) {
      asked: echoTest(device: $device) {
        ...CallAskFields
      }
    }
  `,
  [CallAskFragment],
);

export const AnswerCallDocument = graphql(
  `
    mutation AnswerCall($contactId: ID!, $expectedVersion: Int!, $device: ID!) {
      asked: answerCall(contactId: $contactId, expectedVersion: $expectedVersion, device: $device) {
        ...CallAskFields
      }
    }
  `,
  [CallAskFragment],
);

export const DeclineCallDocument = graphql(
  `
    mutation DeclineCall($contactId: ID!, $reason: CallDecline!) {
      asked: declineCall(contactId: $contactId, reason: $reason) {
        ...CallAskFields
      }
    }
  `,
  [CallAskFragment],
);

export const HoldCallDocument = graphql(
  `
    mutation HoldCall($contactId: ID!) {
      asked: holdCall(contactId: $contactId) {
        ...CallAskFields
      }
    }
  `,
  [CallAskFragment],
);

export const ResumeCallDocument = graphql(
  `
    mutation ResumeCall($contactId: ID!) {
      asked: resumeCall(contactId: $contactId) {
        ...CallAskFields
      }
    }
  `,
  [CallAskFragment],
);

export const ConsultDocument = graphql(
  `
    mutation ConsultColleague($contactId: ID!, $to: ID!) {
      asked: consultColleague(contactId: $contactId, to: $to) {
        ...CallAskFields
      }
    }
  `,
  [CallAskFragment],
);

export const TogetherDocument = graphql(
  `
    mutation BringTogether($contactId: ID!) {
      asked: bringTogether(contactId: $contactId) {
        ...CallAskFields
      }
    }
  `,
  [CallAskFragment],
);

export const LeaveCallDocument = graphql(
  `
    mutation LeaveCall($contactId: ID!) {
      asked: leaveCall(contactId: $contactId) {
        ...CallAskFields
      }
    }
  `,
  [CallAskFragment],
);

export const TransferCallDocument = graphql(
  `
    mutation TransferCall($contactId: ID!, $to: ID!) {
      asked: transferCall(contactId: $contactId, to: $to) {
        ...CallAskFields
      }
    }
  `,
  [CallAskFragment],
);

export const TransferToQueueDocument = graphql(
  `
    mutation TransferToQueue($contactId: ID!) {
      asked: transferToQueue(contactId: $contactId) {
        ...CallAskFields
      }
    }
  `,
  [CallAskFragment],
);

export const PlayPromptDocument = graphql(
  `
    mutation PlayPrompt($contactId: ID!, $prompt: CallPrompt!) {
      asked: playPrompt(contactId: $contactId, prompt: $prompt) {
        ...CallAskFields
      }
    }
  `,
  [CallAskFragment],
);

export const EndLegDocument = graphql(
  `
    mutation EndLeg($contactId: ID!, $leg: ID!) {
      asked: endLeg(contactId: $contactId, leg: $leg) {
        ...CallAskFields
      }
    }
  `,
  [CallAskFragment],
);

export const HangUpDocument = graphql(
  `
    mutation HangUp($contactId: ID!) {
      asked: hangUp(contactId: $contactId) {
        ...CallAskFields
      }
    }
  `,
  [CallAskFragment],
);

export const ListenInDocument = graphql(
  `
    mutation ListenIn($contactId: ID!, $device: ID!) {
      asked: listenIn(contactId: $contactId, device: $device) {
        ...CallAskFields
      }
    }
  `,
  [CallAskFragment],
);

export const StopListeningDocument = graphql(
  `
    mutation StopListening($contactId: ID!) {
      asked: stopListening(contactId: $contactId) {
        ...CallAskFields
      }
    }
  `,
  [CallAskFragment],
);

export const CallPersonDocument = graphql(
  `
    mutation CallPerson($contactId: ID!, $id: ID!) {
      asked: callPerson(contactId: $contactId, id: $id) {
        ...CallAskFields
      }
    }
  `,
  [CallAskFragment],
);
