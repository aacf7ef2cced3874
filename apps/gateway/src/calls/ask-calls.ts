import type { CallWish, ContactId, SessionId, UserId } from "@holdfast/case-schema";
import type { CallAskAnswer, LentAccess } from "@holdfast/db";

/** Who asks: a session, so that a device is lent to it and ends with it. */
export interface CallAsker {
  readonly userId: UserId;
  readonly sessionId: SessionId;
}

/** What is wanted of a call; `contactId` is `null` for an echo test. */
export interface CallWanted {
  /** The asker's, so that asking twice asks once; left out, every asking is one of its own. */
  readonly id?: string;
  readonly by: CallAsker;
  readonly contactId: ContactId | null;
  /** The contact's version that was seen, where it matters. */
  readonly expectedVersion: number | null;
  readonly wish: CallWish;
}

/** What a softphone registers with. `password` is a secret; it is kept nowhere. */
export interface LentDevice extends LentAccess {
  readonly device: string;
}

/** Calls, as resolvers reach them, whichever gateway carries them. */
export interface AskCalls {
  /** Whether any gateway carries calls just now: not while the exchange is away. */
  readonly isCarried: () => Promise<boolean>;
  /** Asks whoever carries the calls and waits, for a bounded time, for the answer. */
  readonly ask: (wanted: CallWanted) => Promise<CallAskAnswer>;
  /** Lends a softphone to a session; `null` where nobody carries calls. */
  readonly lend: (to: CallAsker) => Promise<LentDevice | null>;
}

/** A house without a channel that carries calls. */
export const NO_CALLS: AskCalls = {
  isCarried: async () => false,
  ask: async () => ({ kind: "refused", reason: "not_carried" }),
  lend: async () => null,
};
