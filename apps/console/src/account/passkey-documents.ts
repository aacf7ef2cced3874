import { graphql, type ResultOf } from "../graphql.ts";

export const PasskeysDocument = graphql(`
  query Passkeys {
    passkeys {
      id
      name
      madeAt
      usedAt
    }
  }
`);

export type PasskeyData = ResultOf<typeof PasskeysDocument>["passkeys"][number];

export const BeginPasskeyDocument = graphql(`
  mutation BeginPasskey {
    done: beginPasskey {
      __typename
      ... on PasskeyAsked {
        options
      }
    }
  }
`);

export const AddPasskeyDocument = graphql(`
  mutation AddPasskey($name: String!, $response: String!) {
    done: addPasskey(name: $name, response: $response) {
      __typename
      ... on PasskeyNotAdded {
        because
      }
    }
  }
`);

export const RemovePasskeyDocument = graphql(`
  mutation RemovePasskey($id: ID!) {
    done: removePasskey(id: $id) {
      __typename
    }
  }
`);
