import { graphql, type ResultOf } from "../graphql.ts";

export const FactsFragment = graphql(`
  fragment PlanFactsShown on SafetyPlanFacts {
    id
    personId
    forWhom
    revision
    begunAt
    begunBy {
      name
    }
    isForgotten
  }
`);

export const FieldFragment = graphql(`
  fragment PlanFieldShown on SafetyPlanField {
    name
    version
    value
    isReadable
    saidAt
    by {
      id
      name
    }
  }
`);

export const StepFragment = graphql(`
  fragment PlanStepShown on SafetyPlanStep {
    step
    question
    because
    ask
    sections
  }
`);

/** The plans of a case: no content. */
export const PlansDocument = graphql(
  `
    query SafetyPlans($caseId: ID!) {
      safetyPlans(caseId: $caseId) {
        ...PlanFactsShown
      }
    }
  `,
  [FactsFragment],
);

/** A whole plan, as it stands in a contact. That it was read is recorded. */
export const PlanDocument = graphql(
  `
    query SafetyPlan($id: ID!, $contactId: ID!) {
      safetyPlan(id: $id, contactId: $contactId) {
        facts {
          ...PlanFactsShown
        }
        fields {
          ...PlanFieldShown
        }
        given {
          id
          field
          version
          way
          came
          at
          by {
            name
          }
        }
        nextStep {
          ...PlanStepShown
        }
        since
        crisisReasons
        cautions
      }
    }
  `,
  [FactsFragment, FieldFragment, StepFragment],
);

export const BeginPlanDocument = graphql(`
  mutation BeginSafetyPlan(
    $id: ID!
    $caseId: ID!
    $personId: ID!
    $contactId: ID!
    $forWhom: SafetyPlanFor!
  ) {
    done: beginSafetyPlan(
      id: $id
      caseId: $caseId
      personId: $personId
      contactId: $contactId
      forWhom: $forWhom
    ) {
      __typename
      ... on SafetyPlanBegun {
        id
      }
    }
  }
`);

export const EditPlanDocument = graphql(
  `
    mutation EditSafetyPlan($id: ID!, $contactId: ID!, $edits: [SafetyPlanEdit!]!) {
      done: editSafetyPlan(id: $id, contactId: $contactId, edits: $edits) {
        __typename
        ... on SafetyPlanEdited {
          revision
          edits {
            field
            kind
            version
            because
            theirs {
              ...PlanFieldShown
            }
          }
          nextStep {
            ...PlanStepShown
          }
          crisisReasons
        }
      }
    }
  `,
  [FieldFragment, StepFragment],
);

export type PlanFacts = NonNullable<ResultOf<typeof PlansDocument>["safetyPlans"]>[number];
export type PlanData = NonNullable<ResultOf<typeof PlanDocument>["safetyPlan"]>;
export type PlanFieldData = PlanData["fields"][number];
export type StepData = PlanData["nextStep"];
export type EditedData = ResultOf<typeof EditPlanDocument>["done"];
export type EditCameData = Extract<EditedData, { readonly __typename: "SafetyPlanEdited" }>["edits"][number];
