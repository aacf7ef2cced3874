import { graphql, type ResultOf } from "../graphql.ts";

export const CaseOfCallDocument = graphql(`
  query CaseOfCall($contactId: ID!) {
    caseOfContact(contactId: $contactId) {
      caseId
    }
  }
`);

/** What was decided of a case, and to whom: codes and ids, but for the names of those who were vetted; of numbers masks. */
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
      maskedReach
      hasNumber
    }
  }
`);

export type DecisionsData = ResultOf<typeof CallDecisionsDocument>;
