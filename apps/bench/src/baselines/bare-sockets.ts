import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";

/** Everybody who is connected, as thin as ws allows. */
export interface BareSockets {
  /** Writes bytes that are framed already to everybody, as they are. */
  readonly write: (bytes: Buffer) => void;
}

/** What one of them said, and how it is answered: with bytes that are framed already. */
export type OnSaid = (said: string, answer: (bytes: Buffer) => void) => void;

/** Takes websockets on a server. */
export function openBareSockets(server: Server, onSaid: OnSaid = () => {}): BareSockets {
  const websockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const sockets = new Set<Duplex>();
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    websockets.handleUpgrade(request, socket, head, (console_) => {
      sockets.add(socket);
      console_.on("close", () => sockets.delete(socket));
      console_.on("error", () => {});
      console_.on("message", (data: Buffer) => onSaid(data.toString(), (bytes) => void socket.write(bytes)));
    });
  });
  return {
    write: (bytes) => {
      for (const socket of sockets) socket.write(bytes);
    },
  };
}

/** A server of a limit's program on a free port of this machine, that does nothing yet but listen. */
export async function bareServer(): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((_request, response) => response.end());
  // A thousand come back at once.
  server.listen({ port: 0, host: "127.0.0.1", backlog: 4_096 });
  await once(server, "listening");
  return { server, url: `http://localhost:${(server.address() as AddressInfo).port}` };
}

/** One unmasked text frame. */
export function framed(text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  if (length < 126) return Buffer.concat([Buffer.from([0x81, length]), payload]);
  if (length < 65_536) return Buffer.concat([Buffer.from([0x81, 126, length >> 8, length & 255]), payload]);
  const head = Buffer.alloc(10);
  head[0] = 0x81;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}
