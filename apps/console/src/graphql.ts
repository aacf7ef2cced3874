import type { ClosingFacts, Preferences } from "@holdfast/case-schema";
import { initGraphQLTada } from "gql.tada";
import type { introspection } from "./graphql-types.ts";

/** Writes a GraphQL document whose variables and results are typed by the gateway's schema. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: {
    Instant: number;
    Cursor: string;
    Preferences: Preferences;
    SettingValue: unknown;
    ClosingFacts: ClosingFacts;
    CaseValue: unknown;
    SafetyPlanValue: unknown;
  };
  disableMasking: true;
}>();
export { type ResultOf, type VariablesOf } from "gql.tada";
