import { graphql } from "../graphql.ts";

export const WithdrawInContactDocument = graphql(`
  mutation WithdrawInContact($contactId: ID!, $how: RevokedHow!, $id: ID!) {
    done: withdrawInContact(contactId: $contactId, how: $how, id: $id) {
      __typename
    }
  }
`);

/** Of the people of a case: who may have taken everything back in a contact, which nobody has settled yet. */
export const UnsettledDocument = graphql(`
  query UnsettledWithdrawals($caseId: ID!) {
    unsettledWithdrawals(caseId: $caseId) {
      id
      personId
      how
      at
    }
  }
`);

export const SettleWithdrawalDocument = graphql(`
  mutation SettleWithdrawal($caseId: ID!, $id: ID!, $personId: ID!, $wasTheirs: Boolean!) {
    done: settleWithdrawal(caseId: $caseId, id: $id, personId: $personId, wasTheirs: $wasTheirs) {
      __typename
    }
  }
`);
