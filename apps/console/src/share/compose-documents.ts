import { graphql, type ResultOf, type VariablesOf } from "../graphql.ts";

export const ViewFragment = graphql(`
  fragment DisclosureViewShown on DisclosureView {
    seen
    packet
    trigger
    reportDueAt
    makeReportTo
    subjects {
      personId
      dataClass
      outcome
      ruleId
      approver
      isApproved
      whyHeld
      obligations
      waysToYes
    }
  }
`);

/** Decides what may go, and sends nothing. That the case was read for it is recorded. */
export const PreviewDisclosureDocument = graphql(
  `
    mutation PreviewDisclosure($input: DisclosureInput!, $how: SentHow) {
      done: previewDisclosure(input: $input, how: $how) {
        __typename
        ... on DisclosureShown {
          view {
            ...DisclosureViewShown
          }
        }
        ... on DisclosureNotSent {
          because
        }
      }
    }
  `,
  [ViewFragment],
);

export const ConfirmDisclosureDocument = graphql(
  `
    mutation ConfirmDisclosure($id: ID!, $input: DisclosureInput!, $how: SentHow!, $seen: String) {
      done: confirmDisclosure(id: $id, input: $input, how: $how, seen: $seen) {
        __typename
        ... on DisclosureSent {
          heldId
          packet
          view {
            ...DisclosureViewShown
          }
        }
        ... on DisclosureNotSent {
          because
        }
      }
    }
  `,
  [ViewFragment],
);

export const SendApprovedDocument = graphql(`
  mutation SendApprovedDisclosure($id: ID!, $how: SentHow!) {
    done: sendApprovedDisclosure(id: $id, how: $how) {
      __typename
      ... on DisclosureSent {
        heldId
        packet
      }
      ... on DisclosureNotSent {
        because
      }
    }
  }
`);

export type DisclosureInput = VariablesOf<typeof PreviewDisclosureDocument>["input"];
export type SentHow = VariablesOf<typeof ConfirmDisclosureDocument>["how"];
/** What was decided of all that was chosen. Personal data: the packet. */
export type ViewData = ResultOf<typeof ViewFragment>;
export type SubjectData = ViewData["subjects"][number];
