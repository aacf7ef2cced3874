import type { ChannelTraits, MessageId, ReachContent } from "@holdfast/case-schema";
import {
  afterDanger,
  afterEvent,
  NO_CONVERSATION,
  NO_DANGER,
  optOutOf,
  preferenceFacts,
  type Lift,
  type QuietFound,
  type ReachFacts,
  type ReachPurpose,
} from "@holdfast/contact-policy";
import type { ReachRecord } from "@holdfast/db";

/** What would be sent, as far as the decision reads it: nobody's words. */
export interface Attempt {
  readonly purpose: ReachPurpose;
  readonly content: ReachContent;
  readonly quiet: readonly QuietFound[];
  /** The message that would leave; `null` while there is none yet. A lead's word that it used up still holds for it. */
  readonly messageId: MessageId | null;
}

/** The facts of one decision, from what happened: everything is told anew, so that no two places can tell it differently. */
export function reachFactsOf(
  record: ReachRecord,
  channel: Pick<ChannelTraits, "medium" | "delivery">,
  { purpose, content, quiet, messageId }: Attempt,
): ReachFacts {
  return {
    channel: { medium: channel.medium, delivery: channel.delivery },
    purpose,
    content,
    quiet,
    // Only a person who listened finds that somebody else is speaking.
    isInSituation: record.speaker === null || record.speaker === "person",
    preference: preferenceOf(record),
    conversation: record.conversation.reduce(afterEvent, NO_CONVERSATION),
    danger: record.danger.reduce(afterDanger, NO_DANGER),
    optOut: optOutOf(record.optOutWords),
    lift: liftOf(record, messageId),
  };
}

/** No contact at all is their word whenever they say it; of all else only what was agreed before danger counts in it. */
function preferenceOf({ preference, neverSince }: ReachRecord): ReachFacts["preference"] {
  if (neverSince !== null) return { may: "never", confirmedAt: neverSince };
  return preference === null ? null : preferenceFacts(preference);
}

function liftOf({ lift }: ReachRecord, messageId: MessageId | null): Lift | null {
  if (lift === null) return null;
  const { locks, at, isUsed, usedBy } = lift;
  return { locks, at, isUsed: isUsed && (messageId === null || usedBy !== messageId) };
}
