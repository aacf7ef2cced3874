import { graphql, type ResultOf } from "../graphql.ts";

export const CaseOfCallDocument = graphql(`
  query CaseOfCall($contactId: ID!) {
    caseOfContact(contactId: $contactId) {
      caseId
    }
  }
`);

/** What was decided of a case, and to whom: codes and ids, but for the names and numbers of those who were vetted. */
export const CallDecisionsDocument = graphql(`
  query CallDecisions($caseId: ID!) {
    disclosures(caseId: $caseId) {
      id
      recipientId
      recipientType
      how
      sentAt
      askedBy {
        id
      }
    }
    recipients {
      id
      name
      reach
    }
  }
`);

export type DecisionsData = ResultOf<typeof CallDecisionsDocument>;
