import type { PersonalClass } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** What kind of fact something is, as somebody is asked about it. */
export function classWords(kind: PersonalClass): string {
  return {
    existence_of_contact: t`That they contacted us`,
    identity: t`Who they are`,
    contact_means: t`How to reach them`,
    current_location: t`Where they are`,
    shelter_location: t`Where their shelter is`,
    narrative: t`What happened`,
    alleged_exploiter: t`Who is said to exploit them`,
    minor_details: t`About children`,
    health: t`Health`,
    immigration_status: t`Immigration status`,
    transcript_or_recording: t`The words of the conversation`,
  }[kind];
}
