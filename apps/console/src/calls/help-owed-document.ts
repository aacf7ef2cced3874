import { graphql, type ResultOf } from "../graphql.ts";

export const HelpOwedDocument = graphql(`
  query HelpOwed {
    helpOwed {
      contact {
        id
        number
      }
      since
    }
  }
`);

/** An emergency centre that was called, of which nobody has confirmed that help came. */
export type Owed = ResultOf<typeof HelpOwedDocument>["helpOwed"][number];
