import type { SessionId } from "@holdfast/case-schema";
import type { StaffStore } from "@holdfast/db";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import { renew, type LiveSet, type SessionRow } from "./live-set.ts";
import type { Identity, LiveSessions } from "./live-sessions.ts";
import { sessionCookie } from "./session-cookie.ts";
import { verifiedCookies } from "./verified-cookies.ts";

export interface LiveSessionsOptions {
  readonly staff: Pick<StaffStore, "sessions">;
  /** Whose session a signed cookie names, by sign-in's own check; `null` for a forged or ended one. */
  readonly verify: (cookie: string) => Promise<SessionId | null>;
  readonly clock: () => number;
  readonly log: Log;
  /** How often the live set is read. */
  readonly everyMs?: number;
  /** How long the last good read is trusted; after that nobody is let in, and everybody's session ends here (G4). */
  readonly trustedForMs?: number;
}

const COOKIES_MAX = 10_000;

/** Starts reading the live sessions; resolves after the first read, good or not. */
export async function createLiveSessions(options: LiveSessionsOptions): Promise<LiveSessions> {
  const { staff, verify, clock, log, everyMs = 1_000, trustedForMs = 5_000 } = options;
  const listeners = new Set<(ended: SessionId) => void>();
  const cookies = verifiedCookies(COOKIES_MAX);
  let live: LiveSet = new Map();
  let barred: ReadonlySet<SessionId> = new Set();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;
  let following: Promise<void> | null = null;

  // Read later than now, it was read by a clock that is put back since: nobody is let in by it for as long as that is.
  const available = (): boolean => Math.abs(clock() - readAt) <= trustedForMs;
  const current = (id: SessionId) => {
    const row = available() ? live.get(id) : undefined;
    return row !== undefined && row.expiresAt > clock() ? row : null;
  };
  const end = (ids: Iterable<SessionId>): void => {
    for (const id of ids) {
      cookies.forget(id);
      for (const listener of listeners) listener(id);
    }
  };
  const read = async (): Promise<void> => {
    // Its age counts from the asking: what changed while the answer travelled is not in it.
    const askedAt = clock();
    try {
      const renewed = renew(live, barred, await staff.sessions(), clock());
      ({ live, barred } = renewed);
      readAt = askedAt;
      end(renewed.ended);
    } catch (error) {
      log.warn("sessions_unread", errorFacts(error));
    }
  };
  const begin = (): Promise<void> => (reading ??= read().finally(() => (reading = null)));
  /** A read that begins after this call: one under way may already have looked. */
  const recheck = (): Promise<void> => {
    if (reading === null) return begin();
    return (following ??= reading.then(() => {
      following = null;
      return begin();
    }));
  };

  await begin();
  const timer = setInterval(() => {
    if (!available() && live.size > 0) {
      const everybody = [...live.keys()];
      live = new Map();
      end(everybody);
    }
    void begin();
  }, everyMs);

  const identifyOwner = async (header: string | null): Promise<Identity | null> => {
    const cookie = sessionCookie(header);
    if (cookie === null || !available()) return null;
    let id = cookies.get(cookie) ?? null;
    if (id === null) {
      id = await verify(cookie);
      if (id === null) return null;
      // Signed in a moment ago, here or at another gateway: the live set may not know it yet.
      if (current(id) === null) await recheck();
      if (current(id) !== null) cookies.set(cookie, id);
    }
    const row = current(id);
    return row && identityOf(row);
  };

  return {
    available,
    recheck,
    stillLive: (id) => current(id)?.isConfined === false,
    identify: async (header) => {
      const owner = await identifyOwner(header);
      return owner?.factors === "wanted" ? null : owner;
    },
    identifyOwner,
    onEnd: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      clearInterval(timer);
      await (following ?? reading);
    },
  };
}

function identityOf({
  userId,
  sessionId,
  role,
  name,
  hasBars,
  hasTwoFactors,
  isConfined,
  secondFactorBy,
}: SessionRow): Identity {
  const who = { userId, sessionId, role, name, hasBars };
  if (hasTwoFactors) return { ...who, factors: "two" };
  if (isConfined) return { ...who, factors: "wanted" };
  return secondFactorBy === null ? who : { ...who, factors: { wantedBy: secondFactorBy } };
}
