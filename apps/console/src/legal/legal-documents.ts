import { graphql, type ResultOf } from "../graphql.ts";

/** What we were served with, and what it can be laid to: cases of the asker's, and those to whom something may go. */
export const LegalDocument = graphql(`
  query Legal {
    legalProcesses {
      id
      kind
      isSignedByJudge
      servedAt
      servedHow
      acceptedBy {
        id
        name
      }
      recordedBy {
        id
        name
      }
      returnAt
      dueAt
      issuer
      scope
      counsel {
        id
        name
      }
      recipientId
      caseId
      finding
      objectedAt
      holds {
        id
        caseId
        contactId
        contactNumber
        contactOpenedAt
        placedAt
        placedBy {
          id
          name
        }
        confirmedBy {
          id
          name
        }
      }
    }
    cases {
      id
      number
    }
    recipients {
      id
      name
      type
    }
  }
`);

export type LegalData = ResultOf<typeof LegalDocument>;
export type LegalProcessData = LegalData["legalProcesses"][number];

/** Who may be given a paper, where whoever gives it may list colleagues. */
export const CounselDocument = graphql(`
  query Counsel {
    colleagues {
      id
      name
      role
    }
  }
`);

export const RecordLegalDocument = graphql(`
  mutation RecordLegal(
    $id: ID!
    $kind: LegalProcessKind!
    $isSignedByJudge: Boolean!
    $servedAt: Instant!
    $servedHow: ServedHow!
    $acceptedById: ID
    $returnAt: Instant
    $issuer: String!
    $scope: String!
  ) {
    done: recordLegalProcess(
      id: $id
      kind: $kind
      isSignedByJudge: $isSignedByJudge
      servedAt: $servedAt
      servedHow: $servedHow
      acceptedById: $acceptedById
      returnAt: $returnAt
      issuer: $issuer
      scope: $scope
    ) {
      __typename
      ... on LegalProcessInvalid {
        because
      }
    }
  }
`);

export const GiveLegalDocument = graphql(`
  mutation GiveLegal($id: ID!, $counselId: ID!) {
    done: giveLegalProcess(id: $id, counselId: $counselId) {
      __typename
      ... on LegalProcessInvalid {
        because
      }
    }
  }
`);

export const KnowLegalDocument = graphql(`
  mutation KnowLegal($id: ID!, $recipientId: ID!) {
    done: knowLegalProcess(id: $id, recipientId: $recipientId) {
      __typename
      ... on LegalProcessInvalid {
        because
      }
    }
  }
`);

export const LinkLegalDocument = graphql(`
  mutation LinkLegal($id: ID!, $caseId: ID!) {
    done: linkLegalProcess(id: $id, caseId: $caseId) {
      __typename
      ... on LegalProcessInvalid {
        because
      }
    }
  }
`);

export const HoldDocument = graphql(`
  mutation HoldForLegal($id: ID!, $processId: ID!, $caseId: ID, $contactNumber: Int) {
    done: holdForLegalProcess(
      id: $id
      processId: $processId
      caseId: $caseId
      contactNumber: $contactNumber
    ) {
      __typename
      ... on LegalProcessInvalid {
        because
      }
    }
  }
`);

export const ConfirmHoldDocument = graphql(`
  mutation ConfirmHold($id: ID!) {
    done: confirmLegalHold(id: $id) {
      __typename
      ... on LegalProcessInvalid {
        because
      }
    }
  }
`);

export const LiftHoldDocument = graphql(`
  mutation LiftHold($id: ID!) {
    done: liftLegalHold(id: $id) {
      __typename
      ... on LegalProcessInvalid {
        because
      }
    }
  }
`);

export const FindLegalDocument = graphql(`
  mutation FindLegal($id: ID!, $finding: LegalFinding!) {
    done: findLegalProcess(id: $id, finding: $finding) {
      __typename
      ... on LegalProcessInvalid {
        because
      }
    }
  }
`);

export const ObjectLegalDocument = graphql(`
  mutation ObjectLegal($id: ID!) {
    done: objectToLegalProcess(id: $id) {
      __typename
      ... on LegalProcessInvalid {
        because
      }
    }
  }
`);

export const EndLegalDocument = graphql(`
  mutation EndLegal($id: ID!, $how: LegalEnd!) {
    done: endLegalProcess(id: $id, how: $how) {
      __typename
      ... on LegalProcessInvalid {
        because
      }
    }
  }
`);
