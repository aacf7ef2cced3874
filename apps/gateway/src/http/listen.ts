import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { refusalText } from "./refusal.ts";

type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>;

/** Sees each request first: answers it, or sends it the whole way, once, at the latest when its body was read into `rawBody`. */
export type Ahead = (request: IncomingMessage, response: ServerResponse, theWholeWay: () => void) => void;

/** How long a request may take to arrive whole, and how long its headers alone may. */
export interface Patience {
  readonly requestTimeout: number;
  readonly headersTimeout: number;
  readonly keepAliveTimeout: number;
  /** How often Node looks; by itself only every 30 seconds, twice as long as headers may take. */
  readonly connectionsCheckingInterval: number;
}

export const PATIENCE: Patience = {
  requestTimeout: 60_000,
  headersTimeout: 15_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
};

/** What is answered to bytes that never became a request. */
const UNREADABLE = ["400 Bad Request", refusalText("malformed")] as const;
const BROKEN: Readonly<Record<string, readonly [status: string, words: string]>> = {
  HPE_HEADER_OVERFLOW: ["431 Request Header Fields Too Large", refusalText("too_large")],
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", refusalText("too_slow")],
};

/** A server for the app, not yet listening. What is not HTTP, or too large or too slow for it, gets one sentence as well. */
export function nodeServer(fetch: Fetch, patience: Patience = PATIENCE, ahead?: Ahead): Server {
  const listener = getRequestListener((request, env) => fetch(request, env as HttpBindings));
  const theWholeWay = (request: IncomingMessage, response: ServerResponse): void =>
    void listener(request, response);
  const server = createServer(
    { ...patience, maxHeaderSize: 16 * 1024 },
    ahead === undefined
      ? theWholeWay
      : (request, response) => ahead(request, response, () => theWholeWay(request, response)),
  );
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || error.code === "ECONNRESET") return socket.destroy();
    const [status, words] = BROKEN[error.code ?? ""] ?? UNREADABLE;
    socket.end(
      `HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(words)}\r\nConnection: close\r\n\r\n${words}`,
    );
  });
  return server;
}

/** Starts listening; rejects with the system's error when the address is taken or not ours. */
export async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen({ port, host });
  await once(server, "listening");
}

/**
 * From now on every connection ends with the answer that is under way on it, or the next: whoever keeps some for later keeps none of
 * them, and so asks nothing on one that is about to be cut.
 */
export function keepNoConnection(server: Server): void {
  server.prependListener("request", (_request, answer) => {
    answer.shouldKeepAlive = false;
  });
}

/** Takes no new connection, lets running requests finish for `patienceMs`, then cuts what is left. */
export async function drain(server: Server, patienceMs: number): Promise<void> {
  if (!server.listening) return;
  // Right after the loop has taken whoever was waiting at the door: what still waits there when it is shut is cut off.
  await new Promise((resolve) => setImmediate(resolve));
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const limit = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(limit);
}
