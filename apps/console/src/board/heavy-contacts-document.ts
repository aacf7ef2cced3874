import { graphql } from "../graphql.ts";

export const HeavyContactsDocument = graphql(`
  query HeavyContacts {
    heavyContacts {
      id
      count
    }
  }
`);
