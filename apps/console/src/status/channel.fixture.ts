import { ChannelId } from "@holdfast/case-schema";
import type { ChannelEvent } from "@holdfast/wire";
import type { ChannelSeen } from "./channel-health.ts";

/** A text channel that works, unless said otherwise. */
export const channelSeen = (facts: Partial<ChannelSeen> = {}): ChannelSeen => ({
  id: ChannelId.parse("text"),
  medium: "text",
  validityMs: 120_000,
  version: 0,
  down: null,
  ...facts,
});

/** A web form that works. */
export const webform = channelSeen({ id: ChannelId.parse("webform"), medium: "form", validityMs: null });

/** What the stream says of the text channel. */
export const channelEvent = (version: number, since: number | null): ChannelEvent => ({
  kind: "channel",
  id: ChannelId.parse("text"),
  version,
  down: since === null ? null : { since, reason: "unreachable" },
});
