import { connect, type Socket } from "node:net";

/** One kept-alive connection that asks one thing at a time; far cheaper than a client library, so that it costs the other
 * side nothing to be measured. */
export interface HttpLine {
  /** Sends the bytes of a whole request; its answer's status, or 0 when the line broke before there was one. */
  readonly ask: (request: Buffer) => Promise<number>;
  readonly close: () => void;
}

/** A line to a port of this machine. It connects when it is asked something, and again after it broke. */
export function httpLine(port: number): HttpLine {
  let socket: Socket | null = null;
  let answered: (status: number) => void = () => {};
  let text = "";

  const opened = (): Socket => {
    const made = connect({ port, host: "127.0.0.1", noDelay: true });
    made.setEncoding("latin1");
    made.on("data", (chunk: string) => {
      text += chunk;
      const status = statusOf(text);
      if (status === null) return;
      text = "";
      answered(status);
    });
    made.on("error", () => {});
    made.on("close", () => {
      if (socket !== made) return;
      socket = null;
      answered(0);
    });
    return made;
  };
  return {
    ask: (request) =>
      new Promise((resolve) => {
        answered = resolve;
        text = "";
        socket ??= opened();
        socket.write(request);
      }),
    close: () => {
      const last = socket;
      socket = null;
      last?.destroy();
      answered(0);
    },
  };
}

/** The status of an answer that is there whole; `null` while some of it is missing. */
export function statusOf(text: string): number | null {
  const head = text.indexOf("\r\n\r\n");
  if (head === -1) return null;
  const status = Number(text.slice(9, 12));
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head + 2))?.[1];
  if (length !== undefined) return text.length >= head + 4 + Number(length) ? status : null;
  // Without a length it comes in chunks, or has no body at all.
  if (status === 204) return status;
  return text.endsWith("\r\n0\r\n\r\n") ? status : null;
}
