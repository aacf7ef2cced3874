/** Begins a plan; what came of it, with its id. */
export const BEGIN_PLAN = `mutation ($id: ID!, $caseId: ID!, $personId: ID!, $contactId: ID!, $forWhom: SafetyPlanFor!) {
  done: beginSafetyPlan(id: $id, caseId: $caseId, personId: $personId, contactId: $contactId, forWhom: $forWhom) {
    __typename ... on SafetyPlanBegun { id } } }`;

/** A plan as somebody reads it. */
export const READ_PLAN = `query ($id: ID!, $contactId: ID) { done: safetyPlan(id: $id, contactId: $contactId) {
  facts { id personId forWhom revision begunBy { name } isForgotten } fields { name version value isReadable saidAt by { name } }
  given { field version way came by { name } } nextStep { step question because ask sections } crisisReasons cautions } }`;

/** Writes into a plan. */
export const EDIT_PLAN = `mutation ($id: ID!, $contactId: ID, $edits: [SafetyPlanEdit!]!) {
  done: editSafetyPlan(id: $id, contactId: $contactId, edits: $edits) { __typename
    ... on SafetyPlanEdited { revision edits { field kind version because theirs { value version by { name } } }
      nextStep { step question because ask } crisisReasons } } }`;

/** Sends a piece of a plan. */
export const GIVE_PIECE = `mutation ($planId: ID!, $field: String!, $version: Int!, $contactId: ID!, $messageId: ID!, $text: String!, $isAgreed: Boolean!) {
  done: givePlanPiece(planId: $planId, field: $field, version: $version, contactId: $contactId, messageId: $messageId, text: $text, isAgreed: $isAgreed) {
    __typename ... on SafetyPlanPieceRefused { because } ... on ReachRefused { decision { __typename } } } }`;

/** Notes that one was read out. */
export const NOTE_PIECE = `mutation ($id: ID!, $planId: ID!, $field: String!, $version: Int!, $contactId: ID!) {
  done: notePlanPieceSpoken(id: $id, planId: $planId, field: $field, version: $version, contactId: $contactId) {
    __typename ... on SafetyPlanPieceRefused { because } } }`;
