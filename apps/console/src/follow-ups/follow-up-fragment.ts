import { graphql } from "../graphql.ts";

export const FollowUpFragment = graphql(`
  fragment FollowUpFields on FollowUp @_unmask {
    id
    version
    contact {
      id
      number
    }
    way
    state
    dueAt
    until
    otherwise
    againAt
    againUntil
    agreedAt
    agreedBy {
      id
      name
    }
    changedAt
    changedBy {
      id
      name
    }
    isNoted
  }
`);
