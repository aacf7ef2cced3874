import { CaseToChooseFragment } from "../case/case-choice-documents.ts";
import { graphql, type ResultOf, type VariablesOf } from "../graphql.ts";
import { RowFragment } from "../queue/row-fragment.ts";

/** Contacts by one thing. That somebody looked is recorded, so it is asked once, when somebody asks. */
export const SearchContactsDocument = graphql(
  `
    query SearchContacts($input: SearchContactsInput!) {
      searchContacts(input: $input) {
        __typename
        ... on FoundContacts {
          found {
            ...Row
          }
          below
        }
      }
    }
  `,
  [RowFragment],
);

/** Cases of the asker's by one thing. The same holds. */
export const SearchCasesDocument = graphql(
  `
    query SearchCases($input: SearchCasesInput!) {
      searchCases(input: $input) {
        __typename
        ... on FoundCases {
          found {
            facts {
              ...CaseToChoose
            }
            lastFiled {
              id
              number
            }
          }
          below
        }
      }
    }
  `,
  [CaseToChooseFragment],
);

/** By which channel a contact came. */
export const SearchChannelsDocument = graphql(`
  query SearchChannels {
    channels {
      id
      title
    }
  }
`);

/** Who may have had it. */
export const SearchColleaguesDocument = graphql(`
  query SearchColleagues {
    colleagues {
      id
      name
    }
  }
`);

export type ContactsSought = VariablesOf<typeof SearchContactsDocument>["input"];
export type CasesSought = VariablesOf<typeof SearchCasesDocument>["input"];

type CasesAnswer = ResultOf<typeof SearchCasesDocument>["searchCases"];
export type FoundCase = Extract<CasesAnswer, { readonly __typename: "FoundCases" }>["found"][number];
