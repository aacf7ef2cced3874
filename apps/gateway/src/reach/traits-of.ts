import type { ChannelId, ChannelTraits, Medium } from "@holdfast/case-schema";

/**
 * What the decision reads of a channel. Of one that was taken out of the configuration nobody knows it any more: forms alone
 * are fetched, and all else counts as pushed, which locks more.
 */
export function traitsOf(
  { channel, medium }: { readonly channel: ChannelId; readonly medium: Medium },
  channels: readonly { readonly id: ChannelId; readonly traits: ChannelTraits }[],
): Pick<ChannelTraits, "medium" | "delivery"> {
  return (
    channels.find(({ id }) => id === channel)?.traits ?? {
      medium,
      delivery: medium === "form" ? "fetched" : "pushed",
    }
  );
}
