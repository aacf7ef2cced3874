import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { downOf, type ChannelHealth } from "./channel-health.ts";
import { downWords, recoveryWords } from "./channel-words.ts";

/** Says once that a channel stopped working, and once that it works again; politely, since nothing is lost yet. */
export function announceChanges(before: ChannelHealth, after: ChannelHealth): void {
  for (const channel of after.channels) {
    const down = downOf(after, channel.id);
    const known = downOf(before, channel.id);
    if (down === null || down.since === known?.since) continue;
    announce({
      kind: `channel ${channel.id}`,
      urgency: "polite",
      words: () => downWords(channel, after.channels, down, serverNow()),
    });
  }
  for (const recovery of after.recoveries) {
    const channel = after.channels.find(({ id }) => id === recovery.id);
    if (channel === undefined || before.recoveries.includes(recovery)) continue;
    announce({
      kind: `channel ${channel.id}`,
      urgency: "polite",
      words: () => recoveryWords(channel, after.channels, recovery),
    });
  }
}
