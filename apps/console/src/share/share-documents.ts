import { graphql, type ResultOf } from "../graphql.ts";

/** All releases of a case, and to whom something may go. */
export const ReleasesDocument = graphql(`
  query Releases($caseId: ID!) {
    releases(caseId: $caseId) {
      id
      personId
      recipientId
      purpose
      dataClasses
      withheld
      withheldIn
      form
      expiresAt
      revokedAt
      state
      because
      recordedAt
      recordedBy {
        id
        name
      }
      scans {
        id
        kind
        pages
        opens
        addedAt
        addedBy {
          id
          name
        }
        takenAt
        takenBy {
          id
          name
        }
        unwantedAt
        unwantedBy {
          id
          name
        }
      }
    }
    recipients {
      id
      type
      name
    }
    verifiedPeople(caseId: $caseId) {
      id
      type
      name
      personId
      vettedAt
      vettedBy {
        id
        name
      }
      verifiedUntil
    }
  }
`);

export type SharingData = ResultOf<typeof ReleasesDocument>;
export type ReleaseData = NonNullable<SharingData["releases"]>[number];
export type ScanData = ReleaseData["scans"][number];
export type VerifiedData = NonNullable<SharingData["verifiedPeople"]>[number];
export type RecipientData = SharingData["recipients"][number];

export const GrantReleaseDocument = graphql(`
  mutation GrantRelease($input: ReleaseInput!) {
    done: grantRelease(input: $input) {
      __typename
      ... on ReleaseInvalid {
        because
      }
    }
  }
`);

export const TakeScanAwayDocument = graphql(`
  mutation TakeScanAway($caseId: ID!, $id: ID!) {
    done: takeScanAway(caseId: $caseId, id: $id) {
      __typename
    }
  }
`);

export const KeepScanDocument = graphql(`
  mutation KeepScan($caseId: ID!, $id: ID!) {
    done: keepScan(caseId: $caseId, id: $id) {
      __typename
    }
  }
`);

export const VerifyPersonDocument = graphql(`
  mutation VerifyPerson(
    $id: ID!
    $caseId: ID!
    $personId: ID!
    $name: String!
    $reach: String!
    $vetting: String!
  ) {
    done: verifyPersonAsRecipient(
      id: $id
      caseId: $caseId
      personId: $personId
      name: $name
      reach: $reach
      vetting: $vetting
    ) {
      __typename
      ... on RecipientInvalid {
        part
      }
    }
  }
`);

export const WithdrawReleasesDocument = graphql(`
  mutation WithdrawReleases($caseId: ID!, $personId: ID!, $recipientId: ID, $how: RevokedHow!) {
    done: withdrawReleases(caseId: $caseId, personId: $personId, recipientId: $recipientId, how: $how) {
      __typename
      ... on ReleasesWithdrawn {
        count
      }
    }
  }
`);

export const WitnessReleaseDocument = graphql(`
  mutation WitnessRelease($caseId: ID!, $id: ID!) {
    done: witnessRelease(caseId: $caseId, id: $id) {
      __typename
      ... on ReleaseInvalid {
        because
      }
    }
  }
`);
