import type { UserId } from "@holdfast/case-schema";

/** Where a browser is pushed to, and its keys (RFC 8291), in base64url. */
export interface PushSubscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** The house's own key pair by which push services know it (RFC 8292), in base64url. */
export interface PushKey {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** On which devices somebody is told of alarms: theirs alone to say, sealed, at most five of one person (DB712). */
export interface AlarmDeviceStore {
  /** The house's key; made by `make` when there is none yet, or what is kept of it does not open: no device of before hears it then. */
  readonly key: (make: () => PushKey) => Promise<PushKey>;
  /** The public half, as browsers are told it; `null`: none was made yet. */
  readonly publicKey: () => Promise<string | null>;
  /** Keeps one, in the place of what was said of the same browser, whoever used it then. */
  readonly keep: (given: {
    readonly id: string;
    readonly user: UserId;
    readonly sessionId: string;
    readonly subscription: PushSubscription;
  }) => Promise<void>;
  /** How many of theirs are kept, and whether the browser that is pushed to there is one; `null`: they look from one that is not. */
  readonly stands: (
    user: UserId,
    endpoint: string | null,
  ) => Promise<{ readonly count: number; readonly isHere: boolean }>;
  /** Keeps the browser that is pushed to there no more where it is theirs; `null`: none of theirs. */
  readonly remove: (user: UserId, endpoint: string | null) => Promise<void>;
  /** Forgets what a push service knows no more. */
  readonly forget: (ids: readonly string[]) => Promise<void>;
}
