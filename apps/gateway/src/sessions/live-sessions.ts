import type { Role, SessionId, UserId } from "@holdfast/case-schema";

/** Who asks: somebody signed in, in one session. */
export interface Identity {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly role: Role;
  readonly name: string;
  /** Whether they are barred from any case, when the live set was read: from which contacts, is asked each time. */
  readonly hasBars: boolean;
}

/** The sessions that live now, kept in memory and read anew every second (G3). */
export interface LiveSessions {
  /** Who a request with these cookies comes from; `null` when nobody, or when nobody can tell. */
  readonly identify: (cookieHeader: string | null) => Promise<Identity | null>;
  readonly stillLive: (id: SessionId) => boolean;
  /** Calls the listener once for each session that ended; answers how to stop listening. */
  readonly onEnd: (listener: (ended: SessionId) => void) => () => void;
  /** Whether the live set was read recently enough to be trusted. When not, everybody is refused. */
  readonly available: () => boolean;
  /** Reads the live set now. Never rejects: a failed read only leaves the set older. */
  readonly recheck: () => Promise<void>;
  readonly close: () => Promise<void>;
}
