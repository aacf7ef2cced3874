import type { ChannelId } from "@holdfast/case-schema";

/** What one gateway of a deployment does at a time, by a name within its channel. */
export interface LeaseStore {
  /**
   * Takes it for `holder` until `leaseMs` from now, or holds it that much longer; `false`, and nothing happens, while
   * somebody else has it. Time is the database's.
   */
  readonly take: (channel: ChannelId, name: string, holder: string, leaseMs: number) => Promise<boolean>;
  /** Whether anybody has it now. */
  readonly isHeld: (channel: ChannelId, name: string) => Promise<boolean>;
  /** Gives it to whoever wants it. Nothing happens once it is another's. */
  readonly giveBack: (channel: ChannelId, name: string, holder: string) => Promise<void>;
}
