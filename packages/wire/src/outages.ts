import type { ChannelId } from "@holdfast/case-schema";
import type { Outage, WireEvent } from "./event.ts";

/** Whether a channel works, under its version. */
export interface ChannelState {
  readonly version: number;
  readonly down: Outage | null;
}

/** A channel as a snapshot shows it. Version 0: it was never down. */
export interface KnownChannel extends ChannelState {
  readonly id: ChannelId;
}

/** What one client knows about every channel it heard of. */
export type Outages = ReadonlyMap<ChannelId, ChannelState>;

export const NO_OUTAGES: Outages = new Map();

/** The channels as a snapshot shows them: whatever was known before, it counts (W15). */
export function loadOutages(snapshot: readonly KnownChannel[]): Outages {
  return new Map(snapshot.map(({ id, version, down }) => [id, { version, down }]));
}

/**
 * The channels after these events: of each the highest version seen, whatever the order and however often (W4). Stays the
 * same object when nothing is new.
 */
export function applyOutages(outages: Outages, events: readonly WireEvent[]): Outages {
  let next: Map<ChannelId, ChannelState> | null = null;
  for (const event of events) {
    if (event.kind !== "channel") continue;
    const { id, version, down } = event;
    if (version <= ((next ?? outages).get(id)?.version ?? 0)) continue;
    next ??= new Map(outages);
    next.set(id, { version, down });
  }
  return next ?? outages;
}
