import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

/** What an office's proxy does with WebSocket: it says no, or takes the request and never says anything. */
export type Wariness = "refuses" | "swallows";

/** A proxy that lets plain requests through and no WebSocket. */
export interface WaryProxy {
  readonly url: URL;
  /** How many WebSockets were asked for. */
  readonly asked: () => number;
  readonly become: (wariness: Wariness) => void;
  readonly close: () => Promise<void>;
}

/** Opens one before the gateway at this port of this machine. */
export async function openWaryProxy(to: number): Promise<WaryProxy> {
  let wariness: Wariness = "refuses";
  let asked = 0;
  const swallowed = new Set<Duplex>();
  const server = createServer((from, answer) => {
    const { method, url: path, headers } = from;
    const onward = request({ port: to, host: "localhost", method, path, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    // Whoever is gone on one side is gone on the other.
    onward.on("error", () => answer.destroy());
    answer.on("close", () => onward.destroy());
    from.pipe(onward);
  }).on("upgrade", (_, socket) => {
    asked += 1;
    swallowed.add(socket.on("error", () => {}).on("close", () => swallowed.delete(socket)));
    if (wariness === "refuses") socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://localhost:${port}/`),
    asked: () => asked,
    become: (next) => {
      wariness = next;
    },
    async close() {
      for (const socket of swallowed) socket.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
