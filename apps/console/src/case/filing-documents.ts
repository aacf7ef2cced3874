import { graphql, type ResultOf } from "../graphql.ts";

export const FilingFragment = graphql(`
  fragment FilingShown on CaseFiling {
    caseId
    atVersion
    at
    by {
      id
      name
    }
    came {
      kind
      person
      as
      proof
      people
    }
  }
`);

/** In which case a contact is. */
export const CaseOfContactDocument = graphql(
  `
    query CaseOfContact($contactId: ID!) {
      caseOfContact(contactId: $contactId) {
        ...FilingShown
      }
    }
  `,
  [FilingFragment],
);

export type FilingData = NonNullable<ResultOf<typeof CaseOfContactDocument>["caseOfContact"]>;

/** In which cases of the asker's a contact is and was. */
export const CaseFilingsDocument = graphql(
  `
    query CaseFilings($contactId: ID!) {
      caseFilings(contactId: $contactId) {
        endedAt
        endedBy {
          id
          name
        }
        filing {
          ...FilingShown
        }
      }
    }
  `,
  [FilingFragment],
);

export type PastFiling = ResultOf<typeof CaseFilingsDocument>["caseFilings"][number];

export const FileContactDocument = graphql(
  `
    mutation FileContact(
      $contactId: ID!
      $caseId: ID!
      $isNew: Boolean!
      $newPeople: [ID!]!
      $came: CaseCameInput!
      $seenFiling: Int!
    ) {
      done: fileContact(
        contactId: $contactId
        caseId: $caseId
        isNew: $isNew
        newPeople: $newPeople
        came: $came
        seenFiling: $seenFiling
      ) {
        __typename
        ... on ContactFiled {
          filing {
            ...FilingShown
          }
        }
        ... on FilingOvertaken {
          filing {
            ...FilingShown
          }
        }
        ... on CaseInvalid {
          because
        }
        ... on NotHolder {
          holder {
            id
            name
          }
        }
        ... on NotFound {
          id
        }
      }
    }
  `,
  [FilingFragment],
);

export const TakeOutDocument = graphql(
  `
    mutation TakeOutOfCase($contactId: ID!, $seenFiling: Int!) {
      done: takeOutOfCase(contactId: $contactId, seenFiling: $seenFiling) {
        __typename
        ... on ContactFiled {
          filing {
            ...FilingShown
          }
        }
        ... on FilingOvertaken {
          filing {
            ...FilingShown
          }
        }
        ... on CaseInvalid {
          because
        }
        ... on NotHolder {
          holder {
            id
            name
          }
        }
        ... on NotFound {
          id
        }
      }
    }
  `,
  [FilingFragment],
);

export type FiledData = ResultOf<typeof FileContactDocument>["done"];
