import type { Role, SessionId, UserId } from "@holdfast/case-schema";

/** Who asks: somebody signed in, in one session. */
export interface Identity {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly role: Role;
  readonly name: string;
  /** Whether they are barred from any case, when the live set was read: from which contacts, is asked each time. */
  readonly hasBars: boolean;
  /**
   * `two`: the session was shown two factors. `wanted`: it was not, and the house wants them of that role, so that it opens nothing but its
   * owner's account (G513). `wantedBy`: it was not, they are wanted since it began, and until then at the longest it opens all as before
   * (G543). Absent: it was not, and nobody wants them.
   */
  readonly factors?: "two" | "wanted" | { readonly wantedBy: number };
}

/** The sessions that live now, kept in memory and read anew every second (G3). */
export interface LiveSessions {
  /** Who a request with these cookies comes from, as far as it opens the house; `null` when nobody does, or when nobody can tell. */
  readonly identify: (cookieHeader: string | null) => Promise<Identity | null>;
  /** Whose account a request with these cookies may open, where it opens nothing else, too (G513). */
  readonly identifyOwner: (cookieHeader: string | null) => Promise<Identity | null>;
  /** Whether it goes on, and opens the house. */
  readonly stillLive: (id: SessionId) => boolean;
  /** Calls the listener once for each session that ended, or opens nothing but its owner's account from now on; answers how to stop listening. */
  readonly onEnd: (listener: (ended: SessionId) => void) => () => void;
  /** Whether the live set was read recently enough to be trusted. When not, everybody is refused. */
  readonly available: () => boolean;
  /** Reads the live set now. Never rejects: a failed read only leaves the set older. */
  readonly recheck: () => Promise<void>;
  readonly close: () => Promise<void>;
}
