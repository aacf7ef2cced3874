import { graphql } from "../graphql.ts";

/** What they said last of how they may be reached. Never a code word. Personal data. */
export const PreferenceFragment = graphql(`
  fragment PreferenceFields on Preference {
    id
    may
    ways {
      way
      windows {
        days
        from
        until
      }
      until
      aliasName
      aliasTopic
      mayLeaveVoicemail
    }
    timeZone
    hasSafeWord
    hasDangerWord
    dangerMeans
    coverStory
    checkQuestion
    whenDropped
    sharedDevice
    watchedDevice
    allowsPlainWords
    validUntil
    confirmedAt
    confirmedBy {
      id
      name
    }
  }
`);
