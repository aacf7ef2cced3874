import { graphql, type ResultOf } from "../graphql.ts";

/** A file of a message: facts alone. */
export const PictureFragment = graphql(`
  fragment PictureFields on Picture {
    id
    messageId
    ord
    state
    refusal
    kind
    bytes
  }
`);
export type PictureData = ResultOf<typeof PictureFragment>;

export const QuarantinePictureDocument = graphql(`
  mutation QuarantinePicture($id: ID!) {
    marked: quarantinePicture(id: $id, reason: possible_sexual_image_of_minor) {
      __typename
      ... on PictureQuarantined {
        id
      }
      ... on NothingKept {
        id
      }
      ... on NotFound {
        id
      }
    }
  }
`);
