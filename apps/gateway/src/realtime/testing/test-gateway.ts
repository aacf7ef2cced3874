import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket as Line } from "node:net";
import type { Store } from "@holdfast/db";
import type { ClientEvents, ServerEvents } from "@holdfast/wire";
import { io, type Socket } from "socket.io-client";
import type { Log } from "../../log/log.ts";
import type { OpenBus } from "../../bus/bus.ts";
import { postgresBus } from "../../bus/postgres-bus.ts";
import type { LiveSessions } from "../../sessions/live-sessions.ts";
import { attachRealtime } from "../attach-realtime.ts";
import type { Realtime } from "../realtime.ts";

export type TestSocket = Socket<ServerEvents, ClientEvents>;

export const ORIGIN = "http://console.example.org";
const SILENT: Log = { info() {}, warn() {}, error() {} };

/** A server with nothing but sockets on a real port. */
export interface TestGateway {
  readonly realtime: Realtime;
  readonly port: number;
  /** To everybody who ever connected, counted when it is handed on, in the same turn. */
  readonly bytesWritten: () => number;
  /** A real client; not awaited, so that a refusal can be looked at. */
  readonly open: (cookie: string | null, headers?: Readonly<Record<string, string>>) => TestSocket;
  /** A client that is connected. */
  readonly connect: (cookie: string) => Promise<TestSocket>;
  readonly close: () => Promise<void>;
}

export interface TestGatewayOptions {
  readonly store: Pick<Store, "log"> & Partial<Pick<Store, "cases" | "bars" | "watches">>;
  readonly sessions: LiveSessions;
  readonly headEveryMs?: number;
  readonly servesHost?: (host: string | null) => boolean;
  readonly log?: Log;
  readonly clock?: () => number;
  /** The database's own when left out. */
  readonly bus?: OpenBus;
}

export async function testGateway(options: TestGatewayOptions): Promise<TestGateway> {
  const server = createServer();
  const lines: Line[] = [];
  server.on("connection", (line) => lines.push(line));
  const realtime = attachRealtime({
    log: SILENT,
    clock: Date.now,
    chance: Math.random,
    servesHost: () => true,
    bus: postgresBus(options.store.log),
    ...options,
    cases: options.store.cases ?? { news: async () => null },
    watches: options.store.watches ?? { heardOf: async () => false },
    bars: options.store.bars ?? { everybody: async () => new Map() },
    server,
    origin: ORIGIN,
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const sockets: TestSocket[] = [];

  function open(
    cookie: string | null,
    headers: Readonly<Record<string, string>> = { origin: ORIGIN },
  ): TestSocket {
    const socket: TestSocket = io(`http://127.0.0.1:${port}`, {
      transports: ["websocket"],
      reconnection: false,
      forceNew: true,
      extraHeaders: { ...headers, ...(cookie === null ? {} : { cookie }) },
    });
    sockets.push(socket);
    return socket;
  }

  return {
    realtime,
    port,
    bytesWritten: () => lines.reduce((all, line) => all + line.bytesWritten, 0),
    open,
    async connect(cookie) {
      const socket = open(cookie);
      const refused = new Promise<never>((_resolve, reject) => socket.once("connect_error", reject));
      await Promise.race([new Promise<void>((resolve) => socket.once("connect", resolve)), refused]);
      return socket;
    },
    async close() {
      for (const socket of sockets) socket.disconnect();
      await realtime.close();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** The next time a socket hears this. */
export function next<E extends keyof ServerEvents>(
  socket: TestSocket,
  event: E,
): Promise<Parameters<ServerEvents[E]>[0]> {
  return new Promise((resolve) => socket.once(event, resolve as never));
}

/** Why a socket was not let in. */
export function refusal(socket: TestSocket): Promise<string> {
  return new Promise((resolve, reject) => {
    socket.once("connect_error", ({ message }) => resolve(message));
    socket.once("connect", () => reject(new Error("it was let in")));
  });
}
