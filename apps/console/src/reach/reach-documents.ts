import { graphql, type ResultOf } from "../graphql.ts";
import { DecisionFragment } from "./decision-fragment.ts";
import { PreferenceFragment } from "./preference-fragment.ts";

/** How a contact may be reached now, and what was agreed about it. Never a code word. Personal data. */
export const SafeContactFragment = graphql(
  `
    fragment SafeContactFields on SafeContact {
      decision {
        ...DecisionFields
      }
      followUps {
        id
        decision {
          ...DecisionFields
        }
      }
      standing {
        kind
        ways {
          way
          isOpen
          changesAt
          mayLeaveVoicemail
        }
        timeZone
        validUntil
      }
      preference {
        ...PreferenceFields
      }
      checkQuestion
      neutralChecks {
        language
        text
      }
      danger {
        since
        checkWordAt
        confirmedBy {
          id
          name
        }
        means
        coverStory
      }
      optOut {
        by
        since
        wroteSince
      }
      providerBlock {
        since
        wroteSince
      }
      textUntil
      afterDrop {
        text
        decision {
          outcome
          locks {
            lock
            since
            until
            ways
          }
          limits {
            limit
            since
            until
            ways
          }
        }
      }
    }
  `,
  [DecisionFragment, PreferenceFragment],
);

/** What the gateway says of reaching somebody. Personal data: held while the contact is open. */
export type SafeContact = ResultOf<typeof SafeContactFragment>;
export type Decision = SafeContact["decision"];
export type Because = Decision["locks"][number] | Decision["limits"][number];
export type Preference = NonNullable<SafeContact["preference"]>;
