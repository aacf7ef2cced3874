import type { KeywordLists, Keywords } from "@holdfast/case-schema";
import type { InboundMessage } from "@holdfast/channel-kit";
import { keywordOf, withoutSignature, type KeywordHeard } from "@holdfast/contact-policy";
import type { CurrentSettings, OptOutWord } from "@holdfast/db";
import { withoutQuotedLines } from "@holdfast/queue-policy";
import type { z } from "zod";
import type { Origin } from "./to-arrival.ts";

const editions = new WeakMap<KeywordLists, Keywords>();

/** The keywords as they now hold. One reading of the settings gives one edition, so that its words are read once. */
export function keywordsInForce({
  keywords: lists,
  versions,
}: Pick<CurrentSettings, "keywords" | "versions">): Keywords {
  const known = editions.get(lists);
  if (known !== undefined) return known;
  const keywords = { version: versions?.keywords ?? 0, lists };
  editions.set(lists, keywords);
  return keywords;
}

type Message = z.output<typeof InboundMessage>;

/** Whether somebody wrote anything at all. */
const SOMETHING = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/**
 * Which of the words that stand alone a message is (CP61); `null` for every other message, for what is not pushed, and for a
 * machine's. `subject` is what a mail's says anew: it is what they wrote where they wrote nothing else, but for what their program
 * put below it (CP45).
 */
export function keywordHeard(
  { text, quotedFrom, automatic = null }: Message,
  { traits }: Origin,
  settings: Pick<CurrentSettings, "keywords" | "versions">,
  subject: string,
): KeywordHeard | null {
  if (traits.delivery !== "pushed" || automatic !== null) return null;
  // Where the channel says nothing of it, nothing is quoted: a text may begin with `>`.
  const own = quotedFrom === undefined ? text : withoutSignature(withoutQuotedLines({ text, quotedFrom }));
  return keywordOf(SOMETHING.test(own) ? own : subject, keywordsInForce(settings));
}

/** What it says on being written to. HELP, INFO and YES say nothing of it: they are messages. */
export function keywordSaid(
  { dedupeKey, threadKey, refs, sentAt }: Message,
  { id }: Origin,
  heard: KeywordHeard | null,
): OptOutWord | null {
  if (heard?.kind !== "opt_out" && heard?.kind !== "opt_in") return null;
  return {
    channel: id,
    dedupeKey,
    threadKey,
    refs,
    kind: heard.kind === "opt_out" ? "stop_word" : "start_word",
    messageKey: dedupeKey,
    edition: heard.version,
    saidAt: sentAt,
  };
}
