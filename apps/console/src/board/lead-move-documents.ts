import { MoveFragment } from "../contact/move-documents.ts";
import { graphql, type ResultOf } from "../graphql.ts";

export const MoveContactsDocument = graphql(
  `
    mutation MoveContacts($moves: [ContactToMove!]!, $to: ID, $reason: LeadMoveReason!, $isAtOnce: Boolean!) {
      moveContacts(moves: $moves, to: $to, reason: $reason, isAtOnce: $isAtOnce) {
        id
        result {
          ...MoveAnswer
        }
      }
    }
  `,
  [MoveFragment],
);

export const UndoLeadMoveDocument = graphql(
  `
    mutation UndoLeadMove($id: ID!, $moveId: ID!) {
      undoLeadMove(id: $id, moveId: $moveId) {
        ...MoveAnswer
      }
    }
  `,
  [MoveFragment],
);

/** A move of a lead, as it is told. */
export const LeadMoveFragment = graphql(`
  fragment LeadMoveShown on LeadMove {
    id
    contact {
      id
      number
    }
    at
    by {
      name
    }
    from {
      id
      name
    }
    to {
      id
      name
    }
    reason
    isAtOnce
    isUndo
    state
    undone {
      by {
        name
      }
      at
    }
    stands
  }
`);

/** What leads moved on this shift. */
export const LeadMovesDocument = graphql(
  `
    query LeadMoves {
      leadMoves {
        ...LeadMoveShown
      }
    }
  `,
  [LeadMoveFragment],
);

/** What a lead asks whoever asks to have, and what was moved to or from them. */
export const LeadMovesForMeDocument = graphql(
  `
    query LeadMovesForMe {
      leadMovesForMe {
        ...LeadMoveShown
      }
    }
  `,
  [LeadMoveFragment],
);

/** How leads moved one contact. */
export const LeadMovesOfContactDocument = graphql(
  `
    query LeadMovesOfContact($contactId: ID!) {
      leadMovesOfContact(contactId: $contactId) {
        ...LeadMoveShown
      }
    }
  `,
  [LeadMoveFragment],
);

/** A move of a lead. */
export type LeadMoveData = ResultOf<typeof LeadMoveFragment>;
