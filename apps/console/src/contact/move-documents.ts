import { graphql, type ResultOf } from "../graphql.ts";
import { RowFragment } from "../queue/row-fragment.ts";

/** What every move answers: how the contact stands now, or why nothing moved. */
export const MoveFragment = graphql(
  `
    fragment MoveAnswer on MoveResult {
      __typename
      ... on Moved {
        row {
          ...Row
        }
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
      ... on MoveNotAllowed {
        reason
        row {
          ...Row
        }
      }
      ... on NotFound {
        id
      }
    }
  `,
  [RowFragment],
);
export type MoveData = ResultOf<typeof MoveFragment>;

export const ClaimDocument = graphql(
  `
    mutation Claim($id: ID!, $expectedVersion: Int!) {
      move: claimContact(id: $id, expectedVersion: $expectedVersion) {
        ...MoveAnswer
      }
    }
  `,
  [MoveFragment],
);

export const OfferDocument = graphql(
  `
    mutation Offer($id: ID!, $expectedVersion: Int!, $to: ID!) {
      move: offerContact(id: $id, expectedVersion: $expectedVersion, to: $to) {
        ...MoveAnswer
      }
    }
  `,
  [MoveFragment],
);

export const WithdrawDocument = graphql(
  `
    mutation Withdraw($id: ID!, $expectedVersion: Int!) {
      move: withdrawOffer(id: $id, expectedVersion: $expectedVersion) {
        ...MoveAnswer
      }
    }
  `,
  [MoveFragment],
);

export const AcceptDocument = graphql(
  `
    mutation Accept($id: ID!, $expectedVersion: Int!) {
      move: acceptContact(id: $id, expectedVersion: $expectedVersion) {
        ...MoveAnswer
      }
    }
  `,
  [MoveFragment],
);

export const DeclineDocument = graphql(
  `
    mutation Decline($id: ID!, $expectedVersion: Int!) {
      move: declineContact(id: $id, expectedVersion: $expectedVersion) {
        ...MoveAnswer
      }
    }
  `,
  [MoveFragment],
);

export const ReturnDocument = graphql(
  `
    mutation Return($id: ID!, $expectedVersion: Int!) {
      move: returnContact(id: $id, expectedVersion: $expectedVersion) {
        ...MoveAnswer
      }
    }
  `,
  [MoveFragment],
);

export const TakeBackDocument = graphql(
  `
    mutation TakeBack($id: ID!, $expectedVersion: Int!) {
      move: takeBackContact(id: $id, expectedVersion: $expectedVersion) {
        ...MoveAnswer
      }
    }
  `,
  [MoveFragment],
);

export const TakeOverDocument = graphql(
  `
    mutation TakeOver($id: ID!, $expectedVersion: Int!, $from: ID!, $reason: TakeOverReason!) {
      move: takeOverContact(id: $id, expectedVersion: $expectedVersion, from: $from, reason: $reason) {
        ...MoveAnswer
      }
    }
  `,
  [MoveFragment],
);

export const CloseDocument = graphql(
  `
    mutation Close(
      $id: ID!
      $expectedVersion: Int!
      $disposition: Disposition!
      $facts: ClosingFacts!
      $outcomesVersion: Int!
    ) {
      move: closeContact(
        id: $id
        expectedVersion: $expectedVersion
        disposition: $disposition
        facts: $facts
        outcomesVersion: $outcomesVersion
      ) {
        ...MoveAnswer
      }
    }
  `,
  [MoveFragment],
);
