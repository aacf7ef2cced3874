import { connect } from "node:net";

/** How long a silent gateway is listened to. */
const SILENCE_MS = 10_000;

/** Writes bytes to the gateway as they are and gives everything it answers until it closes the line or falls silent. */
export function sayRaw(url: URL, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port: Number(url.port) });
    let heard = "";
    const done = (): void => {
      socket.destroy();
      resolve(heard);
    };
    socket.setEncoding("latin1").on("data", (text: string) => (heard += text));
    // A line that is cut while we still write is an answer too.
    socket.on("error", done).on("close", done);
    socket.setTimeout(SILENCE_MS, done);
    socket.write(bytes);
  });
}

/** One request of HTTP/1.1 that asks for the line to be closed. */
export function rawRequest(line: string, headers: Record<string, string> = {}, body = ""): string {
  const given = {
    host: "localhost",
    connection: "close",
    "content-length": String(Buffer.byteLength(body)),
    ...headers,
  };
  const lines = Object.entries(given).map(([name, value]) => `${name}: ${value}`);
  return [`${line} HTTP/1.1`, ...lines, "", body].join("\r\n");
}
