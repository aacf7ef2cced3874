import type { ResultOf } from "../graphql.ts";
import { graphql } from "../graphql.ts";

/** What stands on the board: alarms out of the house, and what leads turned on for a while. */
export const AlarmsDocument = graphql(`
  query Alarms {
    alarms {
      id
      kind
      since
      acknowledgedBy {
        name
      }
      told
      isYours
      notSent
    }
    surges {
      id
      kind
      by {
        name
      }
      endsAt
      partnerAtOnce
    }
  }
`);
export type StandingData = ResultOf<typeof AlarmsDocument>;

export const AcknowledgeAlarmDocument = graphql(`
  mutation AcknowledgeAlarm($id: ID!) {
    done: acknowledgeAlarm(id: $id) {
      __typename
    }
  }
`);

export const TurnOnSurgeDocument = graphql(`
  mutation TurnOnSurge($id: ID!, $kind: SurgeKind!, $endsAt: Instant!, $afterMs: Int, $behind: Int) {
    done: turnOnSurge(id: $id, kind: $kind, endsAt: $endsAt, afterMs: $afterMs, behind: $behind) {
      __typename
      ... on SurgeNotTurned {
        hasNoNumber
      }
    }
  }
`);

export const TurnOffSurgeDocument = graphql(`
  mutation TurnOffSurge($id: ID!) {
    done: turnOffSurge(id: $id) {
      __typename
    }
  }
`);

/** Where somebody themselves is told of alarms, as a mask. */
export const MyAlarmAddressesDocument = graphql(`
  query MyAlarmAddresses {
    myAlarmAddresses {
      way
      isOpen
      masked
      asked
    }
  }
`);
export type MyAlarmAddress = ResultOf<typeof MyAlarmAddressesDocument>["myAlarmAddresses"][number];

export const SetAlarmAddressDocument = graphql(`
  mutation SetAlarmAddress($way: AlarmAddressWay!, $address: String!, $language: Language!) {
    done: setAlarmAddress(way: $way, address: $address, language: $language) {
      __typename
      ... on AlarmCodeNotSent {
        because
      }
    }
  }
`);

export const ConfirmAlarmAddressDocument = graphql(`
  mutation ConfirmAlarmAddress($way: AlarmAddressWay!, $code: String!) {
    done: confirmAlarmAddress(way: $way, code: $code) {
      __typename
      ... on AlarmAddressNotConfirmed {
        isAsked
      }
    }
  }
`);

export const RemoveAlarmAddressDocument = graphql(`
  mutation RemoveAlarmAddress($way: AlarmAddressWay!) {
    removeAlarmAddress(way: $way)
  }
`);

/** On how many devices somebody is told by web push, and whether the browser in front of them is one. */
export const MyAlarmDevicesDocument = graphql(`
  query MyAlarmDevices($endpoint: String) {
    myAlarmDevices(endpoint: $endpoint) {
      key
      count
      isHere
    }
  }
`);
export type MyAlarmDevices = ResultOf<typeof MyAlarmDevicesDocument>["myAlarmDevices"];

export const KeepAlarmDeviceDocument = graphql(`
  mutation KeepAlarmDevice($endpoint: String!, $p256dh: String!, $auth: String!) {
    keepAlarmDevice(endpoint: $endpoint, p256dh: $p256dh, auth: $auth)
  }
`);

export const RemoveAlarmDevicesDocument = graphql(`
  mutation RemoveAlarmDevices($endpoint: String) {
    removeAlarmDevices(endpoint: $endpoint)
  }
`);
