/** Files a contact, and tells how it is filed or why not. */
export const FILE_CONTACT = `mutation ($contactId: ID!, $caseId: ID!, $isNew: Boolean!, $newPeople: [ID!]!, $came: CaseCameInput!, $seenFiling: Int!) {
  done: fileContact(contactId: $contactId, caseId: $caseId, isNew: $isNew, newPeople: $newPeople, came: $came, seenFiling: $seenFiling) {
    __typename
    ... on ContactFiled { version filing { atVersion caseId came { kind person as proof people } } }
    ... on FilingOvertaken { filing { caseId atVersion } }
    ... on CaseInvalid { because } ... on NotFound { id } ... on NotHolder { holder { name } } } }`;

/** All of a case, as the console reads it. */
export const READ_CASE = `query ($id: ID!) { done: case(id: $id) { id number version status isReadable madeBy { name }
  persons { id version gone fields { name value revision by { name } } } notes { fields { name value } } exploiters { id }
  filings { contactId by { name } came { kind person } } letIn { user { name } } whole { kept cases joins { id from into } } } }`;

/** Changes one field of a person. */
export const CHANGE_PERSON = `mutation ($caseId: ID!, $id: ID!, $field: String!, $value: CaseValue, $seen: Int!) {
  done: changeCaseField(caseId: $caseId, part: person, id: $id, field: $field, value: $value, seenRevision: $seen) {
    __typename ... on CaseWritten { revision by { name } } ... on CaseInvalid { because } ... on NotFound { id }
    ... on CaseOvertaken { now { name value revision by { name } } } } }`;

/** Lets somebody in by name, or ends that. */
export const doorDocument = (deed: "letIntoCase" | "endLetIntoCase"): string =>
  `mutation ($caseId: ID!, $userId: ID!) { done: ${deed}(caseId: $caseId, userId: $userId) { __typename ... on CaseDoor { isLetIn } } }`;
