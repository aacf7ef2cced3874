import { graphql } from "../graphql.ts";

export const CallEndingsDocument = graphql(`
  query CallEndings {
    callEndings {
      answered
      abandoned
      short
      shortMs
      helpOwed {
        contact {
          id
          number
        }
        since
      }
      called {
        person
        left
        notLeft
        somethingElse
        unsaid
      }
    }
  }
`);
