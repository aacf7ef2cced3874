import type { InboundMessage } from "@holdfast/channel-kit";
import type { CurrentSettings, Store } from "@holdfast/db";
import { classify, withoutOurWords, withoutQuotedLines } from "@holdfast/queue-policy";
import type { z } from "zod";
import type { Origin } from "./to-arrival.ts";

type Message = z.output<typeof InboundMessage>;

/**
 * What of a message's words the lists are asked about: all of them, but for our own that come back quoted (Q17). What we
 * wrote is looked up only where quoted lines alone would raise the message.
 */
export async function judgedWords(
  { text, quotedFrom, refs, threadKey, automatic }: Message,
  { id }: Pick<Origin, "id">,
  { wordLists }: Pick<CurrentSettings, "wordLists">,
  { conversations }: Pick<Store, "conversations">,
): Promise<string> {
  // Machines quote what they answer, and nobody answers between their lines: only their own words are judged (CH30).
  if (automatic != null) {
    const own = withoutQuotedLines({ text, quotedFrom: null });
    if (classify(own, wordLists) === null) return own;
    // A machine need not mark what it copies: every line may be one of ours.
    return withoutOurWords(
      { text: own, quotedFrom: 0 },
      await conversations.ourWords(id, [...refs, threadKey]),
    );
  }
  // Where the channel says nothing of it, nothing is quoted.
  if (quotedFrom === undefined) return text;
  const quoting = { text, quotedFrom };
  const all = classify(text, wordLists);
  if (all === null) return text;
  const own = withoutQuotedLines(quoting);
  // The reason that is shown is then one that stands in what is not quoted.
  if (classify(own, wordLists)?.lane === all.lane) return own;
  return withoutOurWords(quoting, await conversations.ourWords(id, [...refs, threadKey]));
}
