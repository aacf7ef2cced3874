import type { SessionId } from "@holdfast/case-schema";
import type { LiveSessions } from "../sessions/live-sessions.ts";
import type { Turn } from "../turns/few-a-turn.ts";
import type { RealtimeServer, RealtimeSocket } from "./server.ts";

const roomOf = (session: SessionId): string => `session:${session}`;

/**
 * Lets in sockets of live sessions only, and closes them the moment their session ends. Answers how to stop listening
 * for ends.
 */
export function admitLiveSessions(
  io: RealtimeServer,
  sessions: LiveSessions,
  turn: Turn,
  onConnection: (socket: RealtimeSocket) => void,
): () => void {
  io.use((socket, next) => void admit(socket, sessions, turn, next));
  io.on("connection", (socket) => {
    const { sessionId } = socket.data.identity;
    void socket.join(roomOf(sessionId));
    // It may have ended between the middleware and here, when nobody could find the socket by its room.
    if (!sessions.stillLive(sessionId)) return void socket.disconnect(true);
    onConnection(socket);
  });
  return sessions.onEnd((ended) => io.in(roomOf(ended)).disconnectSockets(true));
}

async function admit(
  socket: RealtimeSocket,
  sessions: LiveSessions,
  turn: Turn,
  next: (refusal?: Error) => void,
): Promise<void> {
  // Not the same as signed out: whoever is told that would look for the way in again.
  if (!sessions.available()) return next(new Error("unavailable"));
  try {
    const identity = await sessions.identify(socket.handshake.headers.cookie ?? null);
    // Making a connection costs the most of all that is done for whoever comes back.
    await turn();
    // Nobody is known either when that could be told no more while it was looked up (G4).
    if (!identity) return next(new Error(sessions.available() ? "unauthenticated" : "unavailable"));
    socket.data = { identity };
    next();
  } catch {
    // Who it is cannot be told, so nobody is let in; the reason is the session store's to log.
    next(new Error("unavailable"));
  }
}
