import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { Socket } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";

type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>;

/** How long a request may take to arrive whole, and how long its headers alone may. */
const PATIENCE = { requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 10_000 };

/** A server for the app, not yet listening. What is not HTTP, or too large for it, gets one sentence as well. */
export function nodeServer(fetch: Fetch): Server {
  const server = createAdaptorServer({
    fetch: (request, env) => fetch(request, env as HttpBindings),
    createServer,
    serverOptions: { ...PATIENCE, maxHeaderSize: 16 * 1024 },
  }) as Server;
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || error.code === "ECONNRESET") return socket.destroy();
    const [status, sentence] =
      error.code === "HPE_HEADER_OVERFLOW"
        ? ["431 Request Header Fields Too Large", "This request is too large."]
        : ["400 Bad Request", "This request cannot be read."];
    socket.end(
      `HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${sentence.length + 1}\r\nConnection: close\r\n\r\n${sentence}\n`,
    );
  });
  return server;
}

/** Starts listening; rejects with the system's error when the address is taken or not ours. */
export async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen({ port, host });
  await once(server, "listening");
}

/** Takes no new connection, lets running requests finish for `patienceMs`, then cuts what is left. */
export async function drain(server: Server, patienceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const limit = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(limit);
}
