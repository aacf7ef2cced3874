import { graphql, type ResultOf } from "../graphql.ts";

export const OwnOffersDocument = graphql(`
  query OwnOffers {
    ownOffers {
      id
      by
      until
      contact {
        id
        number
        medium
        language
        version
      }
    }
  }
`);

export type OfferData = ResultOf<typeof OwnOffersDocument>["ownOffers"][number];

export const DeclineOfferDocument = graphql(`
  mutation DeclineOffer($id: ID!, $reason: CallDecline!) {
    declined: declineOffer(id: $id, reason: $reason)
  }
`);

export const OfferWaitingDocument = graphql(`
  mutation OfferWaiting($contactId: ID!, $expectedVersion: Int!, $to: ID!) {
    offered: offerWaiting(contactId: $contactId, expectedVersion: $expectedVersion, to: $to) {
      came
    }
  }
`);

export type Offered = ResultOf<typeof OfferWaitingDocument>["offered"]["came"];
