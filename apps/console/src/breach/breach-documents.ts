import { graphql, type ResultOf } from "../graphql.ts";

export const ReportBreachDocument = graphql(`
  mutation ReportBreach($id: ID!, $kind: BreachKind!, $suspectedAt: Instant!, $what: String!) {
    done: reportBreach(id: $id, kind: $kind, suspectedAt: $suspectedAt, what: $what) {
      __typename
      ... on BreachInvalid {
        because
      }
    }
  }
`);

/** Breaches that are not over, and the asker's cases, in whose contacts somebody can be told. */
export const BreachesDocument = graphql(`
  query Breaches {
    breaches {
      id
      kind
      suspectedAt
      noticeDueAt
      recordedBy {
        id
        name
      }
      what
      noticedAt
      noticedBy {
        id
        name
      }
      people {
        contactId
        way
        isConcerned
        whyNot
        wasSafe
        toldAt
        toldBy {
          id
          name
        }
      }
    }
    cases {
      id
      number
    }
  }
`);

export type BreachesData = ResultOf<typeof BreachesDocument>;
export type BreachData = BreachesData["breaches"][number];

/** In which contacts people of a case can be reached. That it was read is recorded. */
export const ContactsOfCaseDocument = graphql(`
  query ContactsOfCase($id: ID!) {
    case(id: $id) {
      id
      filings {
        contactId
        contactNumber
      }
    }
  }
`);

export const BreachNoticedDocument = graphql(`
  mutation BreachNoticed($id: ID!) {
    done: breachNoticed(id: $id) {
      __typename
      ... on BreachInvalid {
        because
      }
    }
  }
`);

export const PlanTellingDocument = graphql(`
  mutation PlanTelling($id: ID!, $contactId: ID!, $way: TellingWay!) {
    done: planBreachTelling(id: $id, contactId: $contactId, way: $way) {
      __typename
      ... on BreachInvalid {
        because
      }
    }
  }
`);

export const BreachToldDocument = graphql(`
  mutation BreachTold($id: ID!, $contactId: ID!, $at: Instant) {
    done: breachTold(id: $id, contactId: $contactId, at: $at) {
      __typename
      ... on BreachInvalid {
        because
      }
    }
  }
`);

export const MendBreachDocument = graphql(`
  mutation MendBreach($id: ID!, $cause: String!, $mended: String!) {
    done: mendBreach(id: $id, cause: $cause, mended: $mended) {
      __typename
      ... on BreachInvalid {
        because
      }
    }
  }
`);

export const NotConcernedDocument = graphql(`
  mutation BreachNotConcerned($id: ID!, $contactId: ID!, $why: String!) {
    done: breachDoesNotConcern(id: $id, contactId: $contactId, why: $why) {
      __typename
      ... on BreachInvalid {
        because
      }
    }
  }
`);
