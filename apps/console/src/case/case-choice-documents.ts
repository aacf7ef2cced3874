import { graphql, type ResultOf } from "../graphql.ts";

/** A case as it is told from others, without a word of what is in it. */
export const CaseToChooseFragment = graphql(`
  fragment CaseToChoose on CaseFacts {
    id
    number
    status
    madeAt
    madeBy {
      id
      name
    }
  }
`);

export const SuggestedFragment = graphql(
  `
    fragment SuggestedCases on CaseSuggestions {
      isWaiting
      cases {
        grounds
        of {
          ...CaseToChoose
        }
      }
    }
  `,
  [CaseToChooseFragment],
);

/** Cases into which a contact may go: those that are suggested, and all that are the asker's. */
export const CasesForContactDocument = graphql(
  `
    query CasesForContact($contactId: ID!) {
      casesForContact(contactId: $contactId) {
        ...SuggestedCases
      }
      cases {
        ...CaseToChoose
      }
    }
  `,
  [SuggestedFragment, CaseToChooseFragment],
);

/** Cases that may be one with a case, and all that are the asker's. */
export const CasesLikeDocument = graphql(
  `
    query CasesLike($caseId: ID!) {
      casesLikeCase(caseId: $caseId) {
        ...SuggestedCases
      }
      cases {
        ...CaseToChoose
      }
    }
  `,
  [SuggestedFragment, CaseToChooseFragment],
);

export type CasesForContact = ResultOf<typeof CasesForContactDocument>;
export type CasesLike = ResultOf<typeof CasesLikeDocument>;
