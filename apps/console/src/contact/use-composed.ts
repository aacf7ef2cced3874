import { hasVisibleText, MESSAGE_LENGTH_MAX, type DraftKind } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { useEffect, useState } from "react";
import { serverNow } from "../clock/server-clock.ts";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { lastWritten } from "../presence/presence-store.ts";
import { mayBeSent, type Sendable } from "../reach/sendable.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { waysOf, type Cut, type Way } from "../texting/parts.ts";
import { channels, learnChannels, type ChannelFacts } from "./channels.ts";
import { draftOf, writeDraft } from "./drafts.ts";
import { drafts } from "./draft-store.ts";
import { lengthOf, type TextLength } from "./length.ts";
import { notSentBecause, type NotSent } from "./not-sent.ts";
import { sendParts } from "./send.ts";

/** What stands where one writes, and how it would leave. */
export interface Composed {
  readonly text: string;
  readonly write: (text: string) => void;
  readonly channel: ChannelFacts | undefined;
  /** Whether it leaves by text: counted in texts, and split. */
  readonly isText: boolean;
  /** The ways it may leave; one alone when there is nothing to choose. */
  readonly ways: readonly [Way, ...Way[]];
  readonly way: Way;
  readonly choose: (cut: Cut) => void;
  readonly length: TextLength;
  readonly isOffline: boolean;
  /** What keeps the words from leaving now; `null` when nothing does. */
  readonly notSent: NotSent | null;
  /** `attests`: its author says along with it that it tells nothing of another person. Whether it is with the gateway now. */
  readonly submit: (attests?: "attests") => Promise<boolean>;
}

/** The draft of one kind for a contact, and whether it may leave: not while it is locked, nor before what was said stands. */
export function useComposed(
  row: QueueRow,
  kind: DraftKind,
  {
    isLocked,
    isLoaded,
    sendable,
  }: { readonly isLocked: boolean; readonly isLoaded: boolean; readonly sendable: Sendable },
): Composed {
  const text = draftOf(useStore(drafts), row.id, kind);
  const channel = useStore(channels).find(({ id }) => id === row.channel);
  const isOffline = breakOf(useStore(freshness), useNow()) === "offline";
  const [cut, choose] = useState<Cut | null>(null);
  const isText = kind === "reply" && row.medium === "text";
  const longest = Math.min(channel?.maxLength ?? MESSAGE_LENGTH_MAX, MESSAGE_LENGTH_MAX);
  const ways: readonly [Way, ...Way[]] = isText ? waysOf(text, longest) : [{ cut: "whole", parts: [text] }];
  const way = ways.find((each) => each.cut === cut) ?? ways[0];
  const longestPart = way.parts.reduce((one, other) => (other.length > one.length ? other : one));
  const length = lengthOf(longestPart, kind, channel?.maxLength ?? null);
  const { isTooLong } = length;
  const notSent = notSentBecause({
    isLocked,
    reach: reachOf(sendable, kind, text),
    isLoaded,
    isTooLong,
    isOffline,
    hasWords: hasVisibleText(text),
  });

  useEffect(() => void learnChannels(), []);

  const write = (next: string): void => {
    if (next !== "") lastWritten.set({ contact: row.id, at: serverNow() });
    drafts.update((before) => writeDraft(before, row.id, kind, next));
  };
  return {
    text,
    write,
    channel,
    isText,
    ways,
    way,
    choose,
    length,
    isOffline,
    notSent,
    submit: async (attests) => {
      if (notSent !== null) return false;
      write("");
      choose(null);
      return sendParts(row.id, kind, way.parts, attests === undefined ? null : []);
    },
  };
}

/** Whether these words may reach them now; what the team alone reads reaches nobody. */
function reachOf(sendable: Sendable, kind: DraftKind, text: string): "open" | "off" | "not_agreed" {
  if (kind === "note" || mayBeSent(sendable, text)) return "open";
  return sendable.kind === "nothing" ? "off" : "not_agreed";
}
