import type { ChannelDefinition } from "@holdfast/channel-kit";

/** One instance of a channel. Several instances may share a definition. */
export interface ChannelEntry {
  /** The instance: part of intake paths and of environment variable names. */
  readonly id: string;
  readonly load: () => Promise<{ readonly default: ChannelDefinition }>;
  /** Carried in a demo only; never where people write in earnest. */
  readonly only?: "demo";
}

/** What `channels.config.ts` exports. */
export type ChannelsConfig = readonly ChannelEntry[];
