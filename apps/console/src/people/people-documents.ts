import { graphql, type ResultOf } from "../graphql.ts";

export const PeopleDocument = graphql(`
  query People {
    people {
      id
      username
      name
      role
      languages
      disabledAt
      hasPassword
      hasDirectory
      hasTwoFactor
      link {
        kind
        expiresAt
      }
      sessions
      holding
    }
    skills {
      id
      languages
      media
      textsAtOnce
      version
    }
  }
`);

export type SkillsData = ResultOf<typeof PeopleDocument>["skills"][number];

/** Somebody's account, with what they are offered; `null` where the account is shut. */
export type PersonData = ResultOf<typeof PeopleDocument>["people"][number] & {
  readonly skills: SkillsData | null;
};

export const InviteDocument = graphql(`
  mutation Invite($username: String!, $name: String!, $role: Role!, $languages: [Language!]!) {
    done: invite(username: $username, name: $name, role: $role, languages: $languages) {
      __typename
      ... on Invited {
        username
        link {
          kind
          secret
          expiresAt
        }
      }
      ... on InvitationRefused {
        reason
      }
    }
  }
`);

export const ResetAccessDocument = graphql(`
  mutation ResetAccess($userId: ID!) {
    done: resetAccess(userId: $userId) {
      __typename
      ... on AccessReset {
        link {
          kind
          secret
          expiresAt
        }
      }
    }
  }
`);

export const DisablePersonDocument = graphql(`
  mutation DisablePerson($userId: ID!) {
    done: disablePerson(userId: $userId) {
      __typename
      ... on PersonDisabled {
        returned
      }
    }
  }
`);

export const EnablePersonDocument = graphql(`
  mutation EnablePerson($userId: ID!) {
    done: enablePerson(userId: $userId) {
      __typename
    }
  }
`);

export const SignOutPersonDocument = graphql(`
  mutation SignOutPerson($userId: ID!) {
    done: revokeSessions(userId: $userId) {
      __typename
    }
  }
`);

export const ChangeRoleDocument = graphql(`
  mutation ChangeRole($userId: ID!, $role: Role!) {
    done: changeRole(userId: $userId, role: $role) {
      __typename
    }
  }
`);
