import type { SessionId } from "@holdfast/case-schema";

/** Cookies whose signature was checked, each with its session. In memory only. */
export interface VerifiedCookies {
  readonly get: (cookie: string) => SessionId | undefined;
  readonly set: (cookie: string, id: SessionId) => void;
  readonly forget: (id: SessionId) => void;
}

/** Remembers at most `most` cookies; the one remembered longest ago goes first. */
export function verifiedCookies(most: number): VerifiedCookies {
  const sessions = new Map<string, SessionId>();
  return {
    get: (cookie) => sessions.get(cookie),
    set: (cookie, id) => {
      const [oldest] = sessions.keys();
      if (sessions.size >= most && oldest !== undefined) sessions.delete(oldest);
      sessions.set(cookie, id);
    },
    forget: (id) => {
      for (const [cookie, session] of sessions) if (session === id) sessions.delete(cookie);
    },
  };
}
