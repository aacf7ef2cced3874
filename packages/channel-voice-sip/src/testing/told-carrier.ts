import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { createServer } from "node:tls";
import type { Certified } from "./certified.ts";
import { until } from "./until.ts";

/**
 * Longer than a request is awaited that nobody answered (64 times T1, RFC 3261 section 17.1.2.2): an exchange asks nothing anew while
 * one is out, and one that went to whoever stood there before is given up only then.
 */
const PATIENCE_MS = 45_000;

/**
 * The first that is told whoever stands at a carrier's port with that certificate; `null`: whoever came was gone before they told
 * anything. `asks` has them come.
 */
export async function toldCarrier(
  port: number,
  { certificate, key }: Certified,
  asks: () => Promise<void>,
): Promise<string | null> {
  const [cert, privateKey] = await Promise.all([readFile(certificate), readFile(key)]);
  let told: string | null | undefined;
  const server = createServer({ cert, key: privateKey }, (socket) => {
    socket.on("error", () => socket.destroy());
    socket.once("data", (words) => {
      told ??= words.toString();
      socket.destroy();
    });
    socket.once("close", () => {
      told ??= null;
    });
  });
  // A handshake that was broken off never becomes a connection.
  server.on("tlsClientError", () => {
    told ??= null;
  });
  const connected = new Set<Socket>();
  server.on("connection", (socket) => {
    connected.add(socket);
    socket.once("close", () => connected.delete(socket));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  try {
    await until(
      "somebody at the carrier's port",
      async () => {
        if (told === undefined) await asks();
        return told !== undefined;
      },
      PATIENCE_MS,
    );
    return told ?? null;
  } finally {
    server.close();
    // Whoever is still held here would not ask whoever stands here next.
    for (const socket of connected) socket.destroy();
    await once(server, "close");
  }
}
