import { ChannelId, Medium } from "@holdfast/case-schema";
import { NO_OUTAGES, Outage, type Outages } from "@holdfast/wire";
import { z } from "zod";
import { createStore } from "../store/store.ts";

/** A channel as the queue's snapshot shows it. */
export const ChannelSeen = z.object({
  id: ChannelId,
  medium: Medium,
  /** How long an answer that did not leave stays worth sending; `null` when it does not age. */
  validityMs: z.number().int().nullable(),
  version: z.number().int().nonnegative(),
  down: Outage.nullable(),
});
export type ChannelSeen = z.infer<typeof ChannelSeen>;

/** A channel that works again. */
export interface Recovery {
  readonly id: ChannelId;
  readonly since: number;
  readonly until: number;
}

/** Which channels there are, which of them do not work, and which just began to again. */
export interface ChannelHealth {
  readonly channels: readonly ChannelSeen[];
  readonly outages: Outages;
  readonly recoveries: readonly Recovery[];
}

export const NO_CHANNELS: ChannelHealth = { channels: [], outages: NO_OUTAGES, recoveries: [] };

export const channelHealth = createStore<ChannelHealth>(NO_CHANNELS);

/** Since when a channel does not work, and why; `null` while it does, or is not known. */
export function downOf({ outages }: ChannelHealth, id: ChannelId): Outage | null {
  return outages.get(id)?.down ?? null;
}
