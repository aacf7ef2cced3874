import type { Server as HttpServer, IncomingMessage } from "node:http";
import type { ServerEvents } from "@holdfast/wire";
import { type DefaultEventsMap, Server, type Socket } from "socket.io";
import type { Identity } from "../sessions/live-sessions.ts";
import type { Turn } from "../turns/few-a-turn.ts";
import { framedOnce } from "./framed-once.ts";
import { lineInTurn } from "./line-in-turn.ts";
import { replaysOnce } from "./replays-once.ts";
import type { WrittenTogether } from "./written-together.ts";

/** What clients send, before anybody has looked at it. */
export interface RawClientEvents {
  join: (raw: unknown, answer: unknown) => void;
  leave: (raw: unknown) => void;
  present: (raw: unknown) => void;
}

export interface SocketData {
  identity: Identity;
}

/** Whether the console answers to a Host header. */
export type ServesHost = (host: string | null) => boolean;

export type RealtimeServer = Server<RawClientEvents, ServerEvents, DefaultEventsMap, SocketData>;
export type RealtimeSocket = Socket<RawClientEvents, ServerEvents, DefaultEventsMap, SocketData>;

export interface ServerOptions {
  readonly server: HttpServer;
  readonly origin: string;
  readonly servesHost: ServesHost;
  /** Every new connection waits for it before its handshake (W44). */
  readonly turn: Turn;
  /** Whatever runs in it is told together. */
  readonly written: WrittenTogether;
}

/**
 * Socket.IO on the gateway's HTTP server. A dead connection is known within five seconds, on both sides; one that takes
 * its data too slowly misses its ping and is closed, so that nothing piles up for it.
 */
export function openServer({ server, origin, servesHost, turn, written }: ServerOptions): RealtimeServer {
  const io: RealtimeServer = new Server(server, {
    serveClient: false,
    cors: { origin: false },
    transports: ["websocket", "polling"],
    pingInterval: 3_000,
    pingTimeout: 2_000,
    connectTimeout: 5_000,
    parser: replaysOnce(),
    // Clients send joins only; the largest fits many times over.
    maxHttpBufferSize: 64 * 1024,
    allowRequest: (request, decide) =>
      void lineInTurn(request.socket, turn).then(() =>
        decide(null, comesFromConsole(request, origin, servesHost)),
      ),
  });
  framedOnce(io, written);
  return io;
}

/** CORS does not cover WebSocket, so a page of another origin is refused here; and so is every name but the console's. */
function comesFromConsole({ headers }: IncomingMessage, origin: string, servesHost: ServesHost): boolean {
  if (!servesHost(headers.host ?? null)) return false;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  return headers.origin === undefined || headers.origin === origin;
}
