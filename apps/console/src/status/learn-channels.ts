import { applyOutages, loadOutages, type WireEvent } from "@holdfast/wire";
import { serverNow } from "../clock/server-clock.ts";
import { announceChanges } from "./announce-channels.ts";
import { channelHealth, downOf, type ChannelHealth, type ChannelSeen } from "./channel-health.ts";

/** Takes in the channels of a snapshot: they count, whatever was known before. */
export function loadChannels(channels: readonly ChannelSeen[]): void {
  channelHealth.update((before) => changed(before, { ...before, channels, outages: loadOutages(channels) }));
}

/** Takes in what the queue's stream says of channels. */
export function hearOfChannels(events: readonly WireEvent[]): void {
  channelHealth.update((before) => {
    const outages = applyOutages(before.outages, events);
    return outages === before.outages ? before : changed(before, { ...before, outages });
  });
}

function changed(before: ChannelHealth, after: ChannelHealth): ChannelHealth {
  const until = serverNow();
  const fresh = after.channels.flatMap(({ id }) => {
    const down = downOf(before, id);
    return down !== null && downOf(after, id) === null ? [{ id, since: down.since, until }] : [];
  });
  const renewed = new Set(fresh.map(({ id }) => id));
  const kept = after.recoveries.filter(({ id }) => !renewed.has(id) && downOf(after, id) === null);
  const next = { ...after, recoveries: [...kept, ...fresh] };
  announceChanges(before, next);
  return next;
}
