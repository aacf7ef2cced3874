import type { ChannelId, Language, QueueFeeds, QueueId, Queues } from "@holdfast/case-schema";

/** What tells in which queue a contact stands. */
export interface Fed {
  readonly channel: ChannelId;
  /** `null`: nobody knows it. */
  readonly language: Language | null;
}

/**
 * The one queue that a contact stands in: of those that name it the one that names it most exactly, the channel and the language
 * before the language alone, that before the channel alone, and the queue for the rest where none does (Q14). The same in
 * whatever order the queues come.
 */
export function queueFor({ channel, language }: Fed, queues: Queues): QueueId {
  const [rest, ...named] = queues;
  let found: { readonly id: QueueId; readonly exactness: number } = { id: rest.id, exactness: 0 };
  for (const { id, feeds } of named) {
    const exactness = exactnessOf(feeds);
    if (exactness > found.exactness && names(feeds, channel, language)) found = { id, exactness };
  }
  return found.id;
}

function exactnessOf({ channels, languages }: QueueFeeds): number {
  return (languages.length > 0 ? 2 : 0) + (channels.length > 0 ? 1 : 0);
}

function names({ channels, languages }: QueueFeeds, channel: ChannelId, language: Language | null): boolean {
  const isOfChannel = channels.length === 0 || channels.includes(channel);
  return isOfChannel && (languages.length === 0 || (language !== null && languages.includes(language)));
}
