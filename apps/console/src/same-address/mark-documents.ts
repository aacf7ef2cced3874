import { graphql } from "../graphql.ts";

export const DeclineFirstOfferDocument = graphql(`
  mutation DeclineFirstOffer($id: ID!) {
    declined: declineFirstOffer(id: $id)
  }
`);
