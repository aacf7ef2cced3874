import { Language, type ChannelId, type QueueId, type Queues } from "@holdfast/case-schema";
import { queueFor } from "./queue-for.ts";

/**
 * The queues that name something and in which nothing that comes in over these channels would ever stand of its own, in whatever
 * language: what they name is not carried, or others name all of it more exactly (Q18). The queue for the rest is never one.
 */
export function neverFed(queues: Queues, channels: readonly ChannelId[]): readonly QueueId[] {
  const fed = new Set(
    channels.flatMap((channel) =>
      [...Language.options, null].map((language) => queueFor({ channel, language }, queues)),
    ),
  );
  const [, ...named] = queues;
  return named.flatMap(({ id }) => (fed.has(id) ? [] : [id]));
}
