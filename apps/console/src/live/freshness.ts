import type { Feed, Follower, StreamName } from "@holdfast/wire";

/** Whether what is on screen is known to be current, and since when it may not be. */
export type Freshness =
  | {
      readonly kind: "starting";
      /** When what is on screen was loaded, which nobody has vouched for since; absent while nothing is there. */
      readonly loadedAt?: number;
    }
  | { readonly kind: "live"; readonly provedAt: number }
  | {
      readonly kind: "stale";
      /** The last instant at which it was known to be current. */
      readonly since: number;
      /** When the break was noticed. */
      readonly brokenAt: number;
    };

/** How long a break is only a flicker, and from when on it is called offline, in milliseconds. */
export const NOTICE_AFTER_MS = 5_000;
export const OFFLINE_AFTER_MS = 30_000;

/** How everything that is followed stands together: live only when each stream is, and stale since the first that broke. */
export function freshnessOf(before: Freshness, feed: Feed, now: number): Freshness {
  const followers = [...feed.followers.values()];
  if (followers.length === 0) return before;
  if (followers.every(({ fresh }) => fresh)) {
    const provedAt = Math.min(...followers.map((follower) => follower.provedAt ?? now));
    return before.kind === "live" && before.provedAt === provedAt ? before : { kind: "live", provedAt };
  }
  if (before.kind === "stale") return before;
  if (before.kind === "starting") return startingAt(before, followers, now);
  // A stream that has just been opened is not a break while the connection and the others stand.
  const broken = followers.filter(({ fresh, provedAt }) => !fresh && provedAt !== null);
  if (feed.connected && broken.length === 0) return before;
  return { kind: "stale", since: before.provedAt, brokenAt: now };
}

/** What was loaded and is not followed soon after may be out of date, also where it never was known to be current. */
function startingAt(
  before: Extract<Freshness, { readonly kind: "starting" }>,
  followers: readonly Follower[],
  now: number,
): Freshness {
  const loadedAt = before.loadedAt ?? (followers.some(isOnScreenOnly) ? now : null);
  if (loadedAt === null) return before;
  if (now - loadedAt >= NOTICE_AFTER_MS) return { kind: "stale", since: loadedAt, brokenAt: loadedAt };
  return before.loadedAt === loadedAt ? before : { kind: "starting", loadedAt };
}

const isOnScreenOnly = ({ cursor, fresh }: Follower): boolean => cursor !== null && !fresh;

/** The feed as far as it concerns these streams. */
export function only(feed: Feed, isMeant: (stream: StreamName) => boolean): Feed {
  return { ...feed, followers: new Map([...feed.followers].filter(([stream]) => isMeant(stream))) };
}

/** What a break means by now. */
export function breakOf(freshness: Freshness, now: number): "none" | "flicker" | "reconnecting" | "offline" {
  if (freshness.kind !== "stale") return "none";
  const length = now - freshness.brokenAt;
  if (length < NOTICE_AFTER_MS) return "flicker";
  return length < OFFLINE_AFTER_MS ? "reconnecting" : "offline";
}
