import { graphql, type ResultOf } from "../graphql.ts";

/** What somebody has not sent. Personal data. */
export const DraftFragment = graphql(`
  fragment DraftFields on Draft {
    kind
    author {
      id
      name
    }
    revision
    at
    text
  }
`);
export type DraftData = ResultOf<typeof DraftFragment>;

export const SaveDraftDocument = graphql(
  `
    mutation SaveDraft($contactId: ID!, $kind: DraftKind!, $revision: Int!, $text: String!) {
      saved: saveDraft(contactId: $contactId, kind: $kind, revision: $revision, text: $text) {
        __typename
        ... on DraftSaved {
          at
        }
        ... on DraftSuperseded {
          draft {
            ...DraftFields
          }
        }
        ... on NotFound {
          id
        }
      }
    }
  `,
  [DraftFragment],
);

export const DiscardDraftDocument = graphql(`
  mutation DiscardDraft($contactId: ID!, $kind: DraftKind!, $authorId: ID!, $revision: Int!) {
    discarded: discardDraft(contactId: $contactId, kind: $kind, authorId: $authorId, revision: $revision)
  }
`);
