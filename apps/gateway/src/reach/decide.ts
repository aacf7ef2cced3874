import type { ChannelTraits, MessageId } from "@holdfast/case-schema";
import {
  contentOf,
  mayReach,
  quietWordsIn,
  type ReachDecision,
  type ReachPurpose,
} from "@holdfast/contact-policy";
import type { CurrentSettings, ReachRecord } from "@holdfast/db";
import { agreedTextsOf } from "./agreed-texts-of.ts";
import { quietWordsNow } from "./as-delivered.ts";
import { leavingOf, type Words } from "./leaving-of.ts";
import { reachFactsOf, type Attempt } from "./reach-facts-of.ts";

/** What is known at one moment of whoever would be reached, and what the house holds to. Personal data: `record`. */
export interface Known {
  readonly record: ReachRecord;
  readonly channel: Pick<ChannelTraits, "medium" | "delivery">;
  readonly settings: Pick<CurrentSettings, "quietWords" | "neutralChecks" | "calls">;
  readonly now: number;
}

/** What somebody would be sent. Personal data: `words`. */
export interface Outgoing {
  readonly words: Words;
  readonly purpose: ReachPurpose;
  readonly messageId: MessageId | null;
}

/**
 * Whether these words may reach them now: the one decision, asked where an answer is taken and at every attempt to hand it
 * over (G200).
 */
export function decideWords(
  { record, channel, settings, now }: Known,
  { words, purpose, messageId }: Outgoing,
): ReachDecision {
  const content = contentOf(words.text, agreedTextsOf(record.preference, settings));
  const quiet = quietWordsIn(leavingOf(words, channel.medium), quietWordsNow(settings));
  return mayReach(reachFactsOf(record, channel, { purpose, content, quiet, messageId }), now);
}

/** Words of which nothing is known yet, in the conversation: what the screen asks about. */
export const NO_WORDS_YET: Attempt = {
  purpose: { kind: "conversation" },
  content: "free",
  quiet: [],
  messageId: null,
};
