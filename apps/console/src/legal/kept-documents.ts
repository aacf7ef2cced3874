import { graphql, type ResultOf } from "../graphql.ts";

/** What a hold keeps that everybody else sees gone. Personal data: words. That it was read is recorded. */
export const KeptOnHoldDocument = graphql(`
  query KeptOnHold($holdId: ID!) {
    keptOnHold(holdId: $holdId) {
      id
      of
      contactId
      until
      words
      fileId
    }
  }
`);

export type KeptWords = NonNullable<ResultOf<typeof KeptOnHoldDocument>["keptOnHold"]>[number];
