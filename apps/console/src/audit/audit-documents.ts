import { graphql, type ResultOf } from "../graphql.ts";

/** Who did or saw something of one contact or case, or what one of ours did and saw; asking is recorded. */
export const AuditDocument = graphql(`
  query Audit(
    $contact: Int
    $case: Int
    $account: ID
    $from: Instant
    $to: Instant
    $looksOnly: Boolean
    $before: ID
  ) {
    audit(
      contact: $contact
      case: $case
      account: $account
      from: $from
      to: $to
      looksOnly: $looksOnly
      before: $before
    ) {
      __typename
      ... on AuditPage {
        next
        entries {
          id
          at
          actor
          actorName
          deed
          thing
          aboutName
          contact
          case
          refusal
          facts
        }
      }
    }
  }
`);

type AuditAnswer = ResultOf<typeof AuditDocument>["audit"];
export type AuditPageData = Extract<AuditAnswer, { readonly __typename: "AuditPage" }>;
export type AuditEntryData = AuditPageData["entries"][number];

/** Of whom one can ask. */
export const AuditAccountsDocument = graphql(`
  query AuditAccounts {
    auditAccounts {
      id
      name
    }
  }
`);
