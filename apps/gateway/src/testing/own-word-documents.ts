/** Writes down what somebody says themself, or tells why not. */
export const CORRECT_OWN = `mutation ($id: ID!, $caseId: ID!, $personId: ID!, $contactId: ID!, $field: String!, $value: CaseValue, $seen: Int!) {
  done: correctOwnFact(id: $id, caseId: $caseId, personId: $personId, contactId: $contactId, field: $field, value: $value,
    seenRevision: $seen) {
    __typename ... on CaseWritten { revision by { name } } ... on CaseInvalid { because } ... on OwnWordRefused { refused: because }
    ... on CaseUnreadable { id } ... on NotFound { id } ... on CaseOvertaken { now { name value revision } } } }`;

/** All that people of a case said themselves, with what stood there before. */
export const LIST_OWN = `query ($caseId: ID!) { done: case(id: $caseId) { ownWords {
  id personId field revision at by { name } isGone said was wasRevision wasAt wasBy { name } } } }`;
