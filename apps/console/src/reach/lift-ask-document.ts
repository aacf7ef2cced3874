import { graphql, type ResultOf } from "../graphql.ts";

/** What whoever has a contact asked of leads. Personal data: the reasons. */
export const LiftAskDocument = graphql(`
  query LiftAsk($contactId: ID!) {
    liftAsk(contactId: $contactId) {
      id
      at
      reason
      answer {
        kind
        by {
          id
          name
        }
        at
        until
        reason
      }
    }
  }
`);
export type LiftAskData = NonNullable<ResultOf<typeof LiftAskDocument>["liftAsk"]>;
