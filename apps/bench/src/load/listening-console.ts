import { WebSocket } from "ws";
import { speak } from "../traffic/console-speech.ts";

/** A console at one gateway that only listens. */
export interface ListeningConsole {
  /** The contacts that it was told of. */
  readonly told: ReadonlySet<string>;
  /** Bytes that it was sent. */
  readonly bytes: () => number;
  readonly close: () => void;
}

export async function listeningConsole(gateway: URL, cookie: string): Promise<ListeningConsole> {
  const told = new Set<string>();
  let bytes = 0;
  const socket = new WebSocket(`ws://${gateway.host}/socket.io/?EIO=4&transport=websocket`, {
    headers: { cookie },
    origin: gateway.origin,
    perMessageDeflate: false,
  });
  socket.on("message", (data: Buffer) => {
    bytes += data.length;
  });
  await speak(socket, "socket.io", (read) => {
    for (const id of read()) told.add(id);
  });
  return { told, bytes: () => bytes, close: () => socket.terminate() };
}
