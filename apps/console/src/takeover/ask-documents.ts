import { MoveFragment } from "../contact/move-documents.ts";
import { graphql } from "../graphql.ts";

export const AskDocument = graphql(
  `
    mutation Ask($id: ID!, $of: ID!) {
      move: askForContact(id: $id, of: $of) {
        ...MoveAnswer
      }
    }
  `,
  [MoveFragment],
);

export const NotNowDocument = graphql(`
  mutation NotNow($id: ID!, $to: ID!) {
    answered: answerNotNow(id: $id, to: $to)
  }
`);
