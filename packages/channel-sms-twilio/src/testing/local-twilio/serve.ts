import { createServer, type IncomingMessage, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { localTwilio, type LocalTwilio, type LocalTwilioOptions } from "./local-twilio.ts";

/** A local Twilio that answers on a port of this machine. */
export interface ServedTwilio extends LocalTwilio {
  /** What `apiUrl` is to be. */
  readonly url: string;
  /** Nobody answers any more, until `up`. */
  readonly down: () => Promise<void>;
  /** Answers again, at the same place. */
  readonly up: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Serves a local Twilio on the loopback; a lost line is a connection that breaks. */
export async function serveLocalTwilio(options: Omit<LocalTwilioOptions, "baseUrl">): Promise<ServedTwilio> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const twilio = localTwilio({ ...options, baseUrl: () => url });
  server.on("request", (incoming, outgoing) => {
    void (async () => {
      try {
        const answer = await twilio.fetch(await requestOf(incoming, url));
        outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
        outgoing.end(Buffer.from(await answer.arrayBuffer()));
      } catch {
        incoming.socket.destroy();
      }
    })();
  });
  const up = async (): Promise<void> => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  return { ...twilio, url, up, down: () => closed(server), close: () => closed(server) };
}

async function requestOf(incoming: IncomingMessage, base: string): Promise<Request> {
  const { method = "GET", url = "/" } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (typeof value === "string") headers.set(name, value);
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const body = method === "GET" || method === "HEAD" ? null : Buffer.concat(parts);
  return new Request(new URL(url, base), { method, headers, body });
}

async function closed(server: Server): Promise<void> {
  const done = new Promise<void>((resolve) => void server.close(() => resolve()));
  server.closeAllConnections();
  await done;
}
