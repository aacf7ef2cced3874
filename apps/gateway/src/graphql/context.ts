import type { ChannelTraits } from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";
import type { Identity } from "../sessions/live-sessions.ts";

/** A channel that is open here, as far as the console may know it. */
export interface OpenChannel {
  readonly id: string;
  readonly title: string;
  readonly traits: ChannelTraits;
}

/** What resolvers may touch. */
export interface Services {
  readonly store: Pick<Store, "contacts" | "moves" | "answers" | "settings" | "staff" | "quarantine">;
  readonly channels: readonly OpenChannel[];
  /** Reads the live sessions anew, so that a revocation holds before its answer is sent. */
  readonly recheckSessions: () => Promise<void>;
}

/** One request: who asks, and what they can reach. Whether they may ask was decided before any resolver runs. */
export interface Context extends Services {
  readonly identity: Identity;
}
