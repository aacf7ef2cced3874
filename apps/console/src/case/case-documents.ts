import { graphql, type ResultOf } from "../graphql.ts";

export const FieldFragment = graphql(`
  fragment CaseFieldShown on CaseField {
    name
    value
    revision
    at
    by {
      id
      name
    }
  }
`);

/** All of a case that its panel shows. That it was read is recorded. */
export const CaseDocument = graphql(
  `
    query Case($id: ID!) {
      case(id: $id) {
        id
        number
        version
        status
        statusRevision
        statusAt
        statusBy {
          id
          name
        }
        isReadable
        persons {
          id
          gone
          fields {
            ...CaseFieldShown
          }
        }
        exploiters {
          id
          gone
          fields {
            ...CaseFieldShown
          }
        }
        notes {
          id
          gone
          madeAt
          madeBy {
            id
            name
          }
          fields {
            ...CaseFieldShown
          }
        }
        ownWords {
          id
          personId
          field
          revision
          at
          by {
            name
          }
          isGone
          said
          was
          wasAt
          wasBy {
            name
          }
        }
        filings {
          contactId
          contactNumber
        }
        whole {
          cases
          kept
          joins {
            id
            from
            into
            at
            by {
              id
              name
            }
          }
        }
      }
    }
  `,
  [FieldFragment],
);

export type CaseData = NonNullable<ResultOf<typeof CaseDocument>["case"]>;
export type OwnWordData = CaseData["ownWords"][number];
export type CasePartData = CaseData["persons"][number];
export type CaseFieldData = CasePartData["fields"][number];

export const ChangeFieldDocument = graphql(
  `
    mutation ChangeCaseField(
      $caseId: ID!
      $part: CasePartKind!
      $id: ID!
      $field: String!
      $value: CaseValue
      $seenRevision: Int!
    ) {
      done: changeCaseField(
        caseId: $caseId
        part: $part
        id: $id
        field: $field
        value: $value
        seenRevision: $seenRevision
      ) {
        __typename
        ... on CaseWritten {
          revision
          caseVersion
          addresses
          at
          by {
            id
            name
          }
        }
        ... on CaseOvertaken {
          now {
            ...CaseFieldShown
          }
        }
        ... on CaseInvalid {
          because
        }
      }
    }
  `,
  [FieldFragment],
);

export type ChangedData = ResultOf<typeof ChangeFieldDocument>["done"];

export const SetStatusDocument = graphql(`
  mutation SetCaseStatus($caseId: ID!, $status: CaseStatus!, $seenRevision: Int!) {
    done: setCaseStatus(caseId: $caseId, status: $status, seenRevision: $seenRevision) {
      __typename
    }
  }
`);

export const AddPersonDocument = graphql(`
  mutation AddCasePerson($caseId: ID!, $id: ID!) {
    done: addCasePerson(caseId: $caseId, id: $id) {
      __typename
      ... on CaseInvalid {
        because
      }
    }
  }
`);

export const AddExploiterDocument = graphql(`
  mutation AddCaseExploiter($caseId: ID!, $id: ID!, $toldBy: [ID!]!) {
    done: addCaseExploiter(caseId: $caseId, id: $id, toldBy: $toldBy) {
      __typename
      ... on CaseInvalid {
        because
      }
    }
  }
`);

export const AddNoteDocument = graphql(`
  mutation AddCaseNote($caseId: ID!, $id: ID!, $about: [ID!]!, $mayHold: [PersonalClass!]!, $text: String!) {
    done: addCaseNote(caseId: $caseId, id: $id, about: $about, mayHold: $mayHold, text: $text) {
      __typename
      ... on CaseInvalid {
        because
      }
    }
  }
`);
