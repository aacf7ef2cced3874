import { graphql, type ResultOf } from "../graphql.ts";

export const EscalationsDocument = graphql(`
  query Escalations {
    escalations {
      id
      contact {
        id
        number
      }
      by {
        id
        name
      }
      at
      alarms
      alarmedAt
      called {
        id
        name
      }
      seen {
        by {
          id
          name
        }
        at
      }
    }
  }
`);

/** That leads were called to a contact, and who of them has seen it. */
export type Escalation = ResultOf<typeof EscalationsDocument>["escalations"][number];

export const LeadsToCallDocument = graphql(`
  query LeadsToCall($contactId: ID!) {
    leadsToCall(contactId: $contactId) {
      id
      name
    }
  }
`);

export const EscalateDocument = graphql(`
  mutation Escalate($id: ID!, $contactId: ID!) {
    done: escalate(id: $id, contactId: $contactId) {
      __typename
      ... on NotHolder {
        holder {
          id
          name
        }
      }
    }
  }
`);

export const SeeEscalationDocument = graphql(`
  mutation SeeEscalation($id: ID!) {
    done: seeEscalation(id: $id) {
      __typename
      ... on NotYoursToSee {
        isOwn
      }
    }
  }
`);
