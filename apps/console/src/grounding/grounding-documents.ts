import { graphql, type VariablesOf } from "../graphql.ts";

export const GroundingScriptsDocument = graphql(`
  query GroundingScripts($language: Language!) {
    groundingScripts(language: $language) {
      isDraft
      script
    }
  }
`);

/** Names no contact, and whoever does it is not kept (G551). */
export const CountGroundingDocument = graphql(`
  mutation CountGrounding($uses: [GroundingUse!]!) {
    countGrounding(uses: $uses)
  }
`);

export type GroundingUse = VariablesOf<typeof CountGroundingDocument>["uses"][number];
