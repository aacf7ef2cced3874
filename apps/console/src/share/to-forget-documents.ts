import { graphql, type ResultOf } from "../graphql.ts";

/** Who of a lead's cases asks to be forgotten, and no word of theirs. Apart from the rest: nobody else may ask it. */
export const ToForgetDocument = graphql(`
  query ToForget {
    toForget {
      id
      caseId
      caseNumber
      askedAt
      askedBy {
        id
        name
      }
    }
  }
`);

export type ToForgetData = ResultOf<typeof ToForgetDocument>["toForget"][number];
