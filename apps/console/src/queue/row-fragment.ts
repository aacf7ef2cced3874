import { graphql } from "../graphql.ts";

/** Everything a queue row shows: facts, never words or an address. The shape is the wire's. */
export const RowFragment = graphql(`
  fragment Row on QueueRow {
    id
    number
    channel
    medium
    status
    danger
    waitingSince
    dueAt
    unanswered
    holder {
      id
      name
    }
    heldSince
    offeredTo {
      id
      name
    }
    unreadable
    lowTrust
    language
    reopened
    version
  }
`);
