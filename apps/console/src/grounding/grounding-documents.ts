import { graphql } from "../graphql.ts";

export const GroundingScriptsDocument = graphql(`
  query GroundingScripts($language: Language!) {
    groundingScripts(language: $language) {
      isDraft
      script
    }
  }
`);
