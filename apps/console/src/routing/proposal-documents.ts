import { graphql, type ResultOf } from "../graphql.ts";

export const ProposalsDocument = graphql(`
  query Proposals {
    proposals {
      takes {
        contact {
          id
          number
          version
        }
        to
        because {
          rule
          byMs
          language
          load
          freeFor
        }
        waitedMs
        loadBefore
        loadAfter
      }
      moves {
        contact {
          id
          number
        }
        from
        to
        because
        owedMs
      }
      unserved {
        medium
        language
        count
        first {
          id
          number
        }
        fit
        hindered {
          rule
          people
        }
      }
      dismissed {
        contactId
        to
        by
        at
      }
    }
  }
`);

export type ProposalsData = ResultOf<typeof ProposalsDocument>["proposals"];
export type TakeData = ProposalsData["takes"][number];
export type MoveData = ProposalsData["moves"][number];
export type UnservedData = ProposalsData["unserved"][number];

export const DismissProposalDocument = graphql(`
  mutation DismissProposal($contactId: ID!, $to: ID!) {
    dismissed: dismissProposal(contactId: $contactId, to: $to)
  }
`);
