import { randomUUID } from "node:crypto";
import { type Role, SessionId, UserId } from "@holdfast/case-schema";
import type { Identity, LiveSessions } from "../../sessions/live-sessions.ts";

/** Live sessions that a test begins and ends by hand; what reads them from the database has tests of its own. */
export interface TestSessions extends LiveSessions {
  /** Begins a session of somebody of that role, or of just that person, and answers its cookie. */
  readonly begin: (role: Role, user?: UserId) => string;
  readonly end: (cookie: string) => void;
  /** Ends a session as if nobody had been told of it yet. */
  readonly forget: (cookie: string) => void;
}

export function testSessions(): TestSessions {
  const live = new Map<string, Identity>();
  const listeners = new Set<(ended: SessionId) => void>();
  return {
    begin(role, user = UserId.parse(randomUUID())) {
      const sessionId = SessionId.parse(randomUUID());
      const cookie = `session=${sessionId}`;
      live.set(cookie, { userId: user, sessionId, role, name: "Dana", hasBars: false });
      return cookie;
    },
    end(cookie) {
      const ended = live.get(cookie);
      live.delete(cookie);
      if (ended) for (const listener of listeners) listener(ended.sessionId);
    },
    forget: (cookie) => live.delete(cookie),
    identify: async (cookie) => live.get(cookie ?? "") ?? null,
    identifyOwner: async (cookie) => live.get(cookie ?? "") ?? null,
    stillLive: (id) => [...live.values()].some(({ sessionId }) => sessionId === id),
    onEnd(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    available: () => true,
    recheck: async () => {},
    close: async () => {},
  };
}
