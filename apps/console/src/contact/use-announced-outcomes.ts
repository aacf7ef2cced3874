import type { Medium, UserId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { useEffect, useRef } from "react";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { heldFor } from "../texting/held-for.ts";
import type { EntryData } from "./contact-documents.ts";
import type { Entries } from "./entries.ts";
import { failedStateWords, failureReasonWords, unknownWords } from "./failure-words.ts";

/** Tells those who listen what becomes of their own answers in the contact that is open, each step once. */
export function useAnnouncedOutcomes(entries: Entries, me: UserId, medium: Medium): void {
  const known = useRef(entries);
  useEffect(() => {
    const before = known.current;
    known.current = entries;
    for (const entry of entries.values()) {
      if (entry.kind !== "outbound" || entry.author?.id !== me) continue;
      const words = outcomeWords(entry, before.get(entry.id), serverNow(), medium);
      if (words === null) continue;
      const kind = entry.sendState === "failed" || entry.sendState === "unknown" ? entry.id : "state";
      announce({ kind: `outcome:${kind}`, urgency: "polite", words: () => words });
    }
  }, [entries, me, medium]);
}

/** Older than this, what becomes known of an answer is its history and no news. */
const NEWS_MS = 10 * 60_000;

/** What is new about an answer, worth a sentence; `null` for what is known and for what was just taken back by hand. */
export function outcomeWords(
  entry: EntryData,
  before: EntryData | undefined,
  now: number,
  medium: Medium,
): string | null {
  if (before?.sendState === entry.sendState) return null;
  if (before === undefined && now - entry.at > NEWS_MS) return null;
  switch (entry.sendState) {
    case "queued": {
      const seconds = String(Math.ceil(heldFor(entry, now) / 1_000));
      return seconds === "0" ? null : t`Leaves in ${seconds} seconds. Alt and arrow up takes it back.`;
    }
    case "sent":
      return t`Sent.`;
    case "delivered":
      return t`Delivered.`;
    case "unknown":
      return unknownWords();
    case "failed":
      if (entry.failure === null || entry.failure === "taken_back") return null;
      return `${failedStateWords(entry.failure)}. ${failureReasonWords(entry.failure, medium)}`;
    case null:
      return null;
  }
}
