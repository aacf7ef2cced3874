import { graphql, type ResultOf } from "../graphql.ts";

/** To whom something may go, and how it is known that it is them. */
export const RecipientsDocument = graphql(`
  query Recipients {
    recipients {
      id
      type
      name
      maskedReach
      vetting
      vettedAt
      vettedBy {
        id
        name
      }
    }
  }
`);

export type VettedData = ResultOf<typeof RecipientsDocument>["recipients"][number];

export const VetRecipientDocument = graphql(`
  mutation VetRecipient($id: ID!, $type: RecipientType!, $name: String!, $reach: String!, $vetting: String!) {
    done: vetRecipient(id: $id, type: $type, name: $name, reach: $reach, vetting: $vetting) {
      __typename
      ... on RecipientInvalid {
        part
      }
    }
  }
`);

export const EndRecipientDocument = graphql(`
  mutation EndRecipient($id: ID!) {
    done: endRecipient(id: $id) {
      __typename
      ... on RecipientInvalid {
        part
      }
    }
  }
`);
