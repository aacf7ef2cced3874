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
    holderGoneSince
    offeredTo {
      id
      name
    }
    unreadable
    lowTrust
    isAutomatic
    language
    lane
    laneReason
    speaker
    setAsideUntil
    setAsideBy {
      id
      name
    }
    backSince
    liftAskedAt
    liftAnswer
    reopened
    version
  }
`);
