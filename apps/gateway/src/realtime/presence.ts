import type { ContactId, UserId } from "@holdfast/case-schema";
import { contactStream, type Presence, Present } from "@holdfast/wire";
import type { LiveSessions } from "../sessions/live-sessions.ts";
import { mayFollow } from "./may-follow.ts";
import type { RealtimeSocket } from "./server.ts";

/** How much of itself one connection may say: so much at once, and so much more each second. */
export const PRESENT_AT_ONCE = 8;
export const PRESENT_EACH_SECOND = 4;

export interface PresenceContext {
  readonly sessions: Pick<LiveSessions, "stillLive">;
  readonly clock: () => number;
  readonly tell: (presence: Presence) => void;
  /** Takes in that somebody has a contact before them still: of a lead that may be watching (DB677). */
  readonly heardOf: (by: UserId, contact: ContactId) => void;
}

/** How often a lead's going on with a contact is written down at most, in milliseconds: a third of how long it lasts (DB677). */
export const HEARD_EVERY_MS = 5_000;

/** Passes on what one connection says of itself, under the name that its session has, and that it left when it ends. */
export function servePresence(
  socket: RealtimeSocket,
  { sessions, clock, tell, heardOf }: PresenceContext,
): void {
  const { userId, name, role, sessionId } = socket.data.identity;
  const who = { id: userId, name };
  let left = PRESENT_AT_ONCE;
  let filledAt = clock();
  let at: Presence | null = null;
  let heard: { readonly contact: ContactId; readonly at: number } | null = null;

  /** At once where they turn to another contact, and again as long as they stay with it. */
  function hearOf(contact: ContactId): void {
    const now = clock();
    if (heard?.contact === contact && Math.abs(now - heard.at) < HEARD_EVERY_MS) return;
    heard = { contact, at: now };
    heardOf(userId, contact);
  }

  function mayStillSay(): boolean {
    const now = clock();
    left = Math.min(PRESENT_AT_ONCE, left + (Math.max(0, now - filledAt) / 1_000) * PRESENT_EACH_SECOND);
    filledAt = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  }

  socket.on("present", (raw) => {
    const said = isAgain(raw, at) ? at : Present.safeParse(raw).data;
    if (said === undefined || !mayStillSay()) return;
    if (!sessions.stillLive(sessionId) || !mayFollow(role, contactStream(said.contact))) return;
    const next = { ...said, who };
    if (at !== null && at.contact !== next.contact) tell({ ...at, doing: null });
    at = next.doing === null ? null : next;
    tell(next);
    if (next.doing !== null && role === "shift_lead") hearOf(next.contact);
  });
  socket.on("disconnect", () => {
    if (at !== null) tell({ ...at, doing: null });
  });
}

/** Whether it says what was said last: whoever stays says it every three seconds, and most of what it costs is looking at it closely. */
function isAgain(raw: unknown, at: Presence | null): at is Presence {
  return (
    at !== null &&
    typeof raw === "object" &&
    raw !== null &&
    "contact" in raw &&
    raw.contact === at.contact &&
    "doing" in raw &&
    raw.doing === at.doing
  );
}
