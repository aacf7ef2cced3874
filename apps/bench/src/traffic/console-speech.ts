import { once } from "node:events";
import { encodeCursor, MAIN_QUEUE, WIRE_VERSION } from "@holdfast/wire";
import type { WebSocket } from "ws";

/** `bare`: whatever comes is JSON. `socket.io`: the protocol that our consoles speak. */
export type Speech = "bare" | "socket.io";

/** Gives the ids of the contacts that one message tells of; reading is left to whoever wants to. */
export type Read = () => readonly string[];

const JOIN = JSON.stringify([
  "join",
  {
    version: WIRE_VERSION,
    stream: MAIN_QUEUE,
    // Of no log that there is: the answer is to load anew, and what comes from now on is told all the same.
    cursor: encodeCursor({ epoch: "0".repeat(16), xid: 0n, seq: 0n }),
  },
]);

/**
 * Resolves once the socket follows the queue; then calls `onTold` for each message that tells of contacts. Speaks just so
 * much of Socket.IO (Engine.IO 4 over a websocket) as a console that only listens needs, so that two hundred of them
 * leave the machine to what is measured.
 */
export async function speak(socket: WebSocket, speech: Speech, onTold: (read: Read) => void): Promise<void> {
  if (speech === "bare") {
    socket.on("message", (data: Buffer) => onTold(() => idsIn(JSON.parse(data.toString()))));
    await once(socket, "open");
    return;
  }
  const joined = Promise.withResolvers<void>();
  const refused = (why: string): void =>
    joined.reject(new Error(`a console cannot follow the queue: ${why}`));
  socket.on("error", () => refused("the line broke"));
  socket.on("close", () => refused("it was closed"));
  socket.on("message", (data: Buffer) => {
    const kind = data.toString("latin1", 0, 2);
    if (kind.startsWith("0")) return socket.send("40");
    if (kind.startsWith("2")) return socket.send("3");
    if (kind === "40") return socket.send(`420${JOIN}`);
    if (kind === "44") return refused("it was not let in");
    if (kind === "43") {
      const said = data.toString();
      return said.includes('"refused"') ? refused("it was refused") : joined.resolve();
    }
    if (data.toString("latin1", 0, 10) === '42["batch"') onTold(() => idsIn(batchIn(data)));
  });
  await joined.promise;
}

function batchIn(data: Buffer): unknown {
  const [, batch] = JSON.parse(data.toString().slice(2)) as [string, unknown];
  return batch;
}

function idsIn(batch: unknown): readonly string[] {
  const { events } = batch as { events: readonly { kind: string; id: string }[] };
  return events.flatMap(({ kind, id }) => (kind === "contact" ? [id] : []));
}
