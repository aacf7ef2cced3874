import { graphql } from "../graphql.ts";

export const ShiftEndsDocument = graphql(`
  query ShiftEnds {
    shiftEnds {
      id
      endsAt
    }
  }
`);
