import { graphql, type ResultOf } from "../graphql.ts";

/** What calls to others stand on, and who of them is kept apart from the person: asked for apart from the contact, which is full. */
export const PartyGroundsDocument = graphql(`
  query PartyGrounds($id: ID!) {
    contact(id: $id) {
      __typename
      ... on Contact {
        call {
          legs {
            id
            keptApart
          }
        }
        callParties {
          id
          isListed
          ground {
            ground
            at
          }
        }
      }
    }
  }
`);

type Contact = Extract<ResultOf<typeof PartyGroundsDocument>["contact"], { __typename: "Contact" }>;
/** What a call to somebody stands on. */
export type PartyGround = Contact["callParties"][number];
/** Why the person is not brought together with somebody who was called. */
export type KeptApart = NonNullable<NonNullable<Contact["call"]>["legs"][number]["keptApart"]>;
