import { graphql, type ResultOf } from "../graphql.ts";

export const GroundingVersionsDocument = graphql(`
  query GroundingVersions($language: Language!) {
    groundingVersions {
      script
      version
      family
      languages
      title(language: $language)
      importedBy {
        id
        name
      }
      keptAt
      status
      due
      isOverdue
      approvedAt
      approvedBy {
        name
      }
      retiredAt
      retiredBy {
        name
      }
      retiredBecause
      missing
      reviews {
        role
        by {
          name
        }
        verdict
        words
        at
      }
      checks {
        language
        translator {
          name
        }
        backTranslator {
          name
        }
        by {
          name
        }
        at
      }
    }
  }
`);

export type ScriptVersion = ResultOf<typeof GroundingVersionsDocument>["groundingVersions"][number];

export const GroundingWordsDocument = graphql(`
  query GroundingWords($script: String!, $version: String!) {
    groundingVersion(script: $script, version: $version) {
      words
    }
  }
`);

export const GroundingPeopleDocument = graphql(`
  query GroundingPeople {
    colleagues {
      id
      name
    }
  }
`);

export const BeginGroundingReviewDocument = graphql(`
  mutation BeginGroundingReview($script: String!, $version: String!) {
    done: beginGroundingReview(script: $script, version: $version) {
      __typename
      ... on GroundingRefused {
        because
      }
    }
  }
`);

export const ReviewGroundingDocument = graphql(`
  mutation ReviewGrounding(
    $script: String!
    $version: String!
    $role: GroundingReviewer!
    $verdict: GroundingVerdict!
    $words: String
  ) {
    done: reviewGrounding(script: $script, version: $version, role: $role, verdict: $verdict, words: $words) {
      __typename
      ... on GroundingRefused {
        because
      }
    }
  }
`);

export const CheckGroundingLanguageDocument = graphql(`
  mutation CheckGroundingLanguage(
    $script: String!
    $version: String!
    $language: Language!
    $translator: ID
    $backTranslator: ID
  ) {
    done: checkGroundingLanguage(
      script: $script
      version: $version
      language: $language
      translator: $translator
      backTranslator: $backTranslator
    ) {
      __typename
      ... on GroundingRefused {
        because
      }
    }
  }
`);

export const ApproveGroundingDocument = graphql(`
  mutation ApproveGrounding($script: String!, $version: String!) {
    done: approveGrounding(script: $script, version: $version) {
      __typename
      ... on GroundingRefused {
        because
      }
    }
  }
`);

export const RetireGroundingDocument = graphql(`
  mutation RetireGrounding($script: String!, $version: String!, $because: GroundingRetireBecause!) {
    done: retireGrounding(script: $script, version: $version, because: $because) {
      __typename
      ... on GroundingRefused {
        because
      }
    }
  }
`);

export const ImportGroundingDocument = graphql(`
  mutation ImportGrounding($file: String!) {
    done: importGroundingScripts(file: $file) {
      __typename
      ... on GroundingImported {
        count
      }
      ... on GroundingImportRefused {
        problems {
          code
          at
        }
      }
    }
  }
`);

export const GroundingCountsDocument = graphql(`
  query GroundingCounts {
    groundingCounts {
      from
      before
      countedFrom
      uses {
        script
        version
        language
        medium
        offered
        started
        finished
        stoppedWorse
        fell3OrMore
        fell1Or2
        same
        rose1Or2
        rose3OrMore
      }
    }
  }
`);

export type ScriptUses = ResultOf<typeof GroundingCountsDocument>["groundingCounts"]["uses"][number];
