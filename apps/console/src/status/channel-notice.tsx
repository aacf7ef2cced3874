import type { ChannelId } from "@holdfast/case-schema";
import type { ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { channelHealth, downOf } from "./channel-health.ts";
import { answerWords, downWords } from "./channel-words.ts";

/** At a contact: that its channel does not work now, and what becomes of an answer. Nothing while it works. */
export function ChannelNotice({ channel: id }: { readonly channel: ChannelId }): ReactNode {
  const now = useNow();
  const health = useStore(channelHealth);
  const channel = health.channels.find((one) => one.id === id);
  const outage = downOf(health, id);
  if (channel === undefined || outage === null) return null;
  return (
    <p className="text-small font-medium text-concern" data-channel-notice={id}>
      {downWords(channel, health.channels, outage, now)} {answerWords(channel)}
    </p>
  );
}
