import { graphql } from "../graphql.ts";

export const SettingDocument = graphql(`
  query Setting($name: SettingName!) {
    setting(name: $name) {
      version
      value
      versions {
        version
        at
        by
        value
      }
    }
  }
`);

export const KeepSettingDocument = graphql(`
  mutation KeepSetting($name: SettingName!, $expectedVersion: Int!, $value: SettingValue!) {
    kept: keepSetting(name: $name, expectedVersion: $expectedVersion, value: $value) {
      __typename
      ... on SettingKept {
        version
      }
      ... on SettingWrong {
        problems
      }
      ... on SettingChangedMeanwhile {
        version
      }
    }
  }
`);

/** What can be chosen for a queue: the channels of the house, and whoever answers. */
export const QueueChoicesDocument = graphql(`
  query QueueChoices {
    carriedChannels {
      id
      title
    }
    colleagues {
      id
      name
      role
    }
  }
`);
