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

export const LeadMovesDocument = graphql(`
  query LeadMoves {
    leadMoves {
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
        name
      }
      to {
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
  }
`);

/** A move of this shift, as it is told. */
export type LeadMoveData = ResultOf<typeof LeadMovesDocument>["leadMoves"][number];
