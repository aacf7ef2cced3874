import type { SessionId, UserId } from "@holdfast/case-schema";

/** A softphone that was lent to a session. */
export interface CallDevice {
  readonly device: string;
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly isReachable: boolean;
}

export interface CallDeviceStore {
  /** Notes a device for a session; `device` is the caller's, fresh and random. */
  readonly lend: (device: string, userId: UserId, sessionId: SessionId) => Promise<void>;
  /** `null` for one that nobody has any more. */
  readonly of: (device: string) => Promise<CallDevice | null>;
  /** Every one that somebody has. */
  readonly lent: () => Promise<readonly CallDevice[]>;
  /** Whether it can be rung. Nothing happens to one that nobody has any more. */
  readonly reachable: (device: string, isReachable: boolean) => Promise<void>;
  /** Ends those whose session is over, whichever way it ended, and says which: each is said once. */
  readonly endStranded: () => Promise<readonly string[]>;
  readonly end: (device: string) => Promise<void>;
}
