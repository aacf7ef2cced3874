import { graphql, type ResultOf } from "../graphql.ts";

/** A handover as lists show it: facts, and none of its words. */
export const HandoverFragment = graphql(`
  fragment HandoverShown on Handover {
    id
    contact {
      id
      number
    }
    medium
    from {
      id
      name
    }
    to {
      id
      name
    }
    at
    state
    stateAt
    stateBy {
      id
      name
    }
    isNeverOffered
    isTold
  }
`);

/** What goes with a contact to whoever goes on with it. Personal data: words. */
export const HandoverReadFragment = graphql(
  `
    fragment HandoverReadShown on HandoverRead {
      handover {
        ...HandoverShown
      }
      words {
        promises
        nextStep
      }
      say
    }
  `,
  [HandoverFragment],
);

/** What concerns whoever asks, when their shift ends and what they have: facts alone, and nothing is recorded. */
export const HandoversDocument = graphql(
  `
    query Handovers {
      handovers {
        ...HandoverShown
      }
      shiftEnd {
        endsAt
        isWarned
        holds {
          id
          number
        }
      }
    }
  `,
  [HandoverFragment],
);

/** What goes with one of them. Personal data: words. That it was read is recorded, so it is asked for on a press alone. */
export const HandoverDocument = graphql(
  `
    query Handover($id: ID!) {
      handover(id: $id) {
        ...HandoverReadShown
      }
    }
  `,
  [HandoverReadFragment],
);

/** What came with a contact that whoever asks has. Personal data: words. */
export const CameWithDocument = graphql(
  `
    query CameWith($contactId: ID!) {
      cameWith(contactId: $contactId) {
        ...HandoverReadShown
      }
    }
  `,
  [HandoverReadFragment],
);

/** Colleagues on shift who may go on with a contact. */
export const MayGoOnDocument = graphql(`
  query MayGoOn($contactId: ID!) {
    mayGoOn(contactId: $contactId) {
      id
      name
    }
  }
`);

/** Offers a contact, once under its id; `to` is `null` for the leads. Personal data: words. */
export const OfferHandoverDocument = graphql(`
  mutation OfferHandover($id: ID!, $contactId: ID!, $to: ID, $promises: String!, $nextStep: String!) {
    done: offerHandover(id: $id, contactId: $contactId, to: $to, promises: $promises, nextStep: $nextStep) {
      __typename
      ... on HandoverNotOffered {
        isOfferedAlready
      }
      ... on NotHolder {
        holder {
          id
          name
        }
      }
      ... on TextRefused {
        length
        limit
      }
    }
  }
`);

/** Goes on with a contact. Said again, the person is told where that did not happen, and otherwise nothing is done twice. */
export const AcceptHandoverDocument = graphql(`
  mutation AcceptHandover($id: ID!) {
    done: acceptHandover(id: $id) {
      __typename
      ... on HandoverAccepted {
        contactId
        isTold
        decision {
          outcome
          locks {
            lock
          }
          limits {
            limit
          }
        }
        say
      }
      ... on HandoverWaits {
        until
      }
    }
  }
`);

export const DeclineHandoverDocument = graphql(`
  mutation DeclineHandover($id: ID!) {
    done: declineHandover(id: $id) {
      __typename
    }
  }
`);

export const TakeBackHandoverDocument = graphql(`
  mutation TakeBackHandover($id: ID!) {
    done: takeBackHandover(id: $id) {
      __typename
    }
  }
`);

/** Says when the asker's shift ends. */
export const SayShiftEndDocument = graphql(`
  mutation SayShiftEnd($at: Instant!) {
    done: sayShiftEnd(at: $at) {
      __typename
      ... on ShiftEndSaid {
        at
      }
      ... on NotAShiftEnd {
        isOffShift
      }
    }
  }
`);

/** A handover that concerns whoever is signed in. */
export type HandoverData = ResultOf<typeof HandoversDocument>["handovers"][number];
/** When my shift ends, and what I have. */
export type ShiftEndData = NonNullable<ResultOf<typeof HandoversDocument>["shiftEnd"]>;
/** What goes with a contact. Personal data: words. */
export type HandoverReadData = NonNullable<ResultOf<typeof HandoverDocument>["handover"]>;
