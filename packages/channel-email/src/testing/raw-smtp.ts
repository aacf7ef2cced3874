import { once } from "node:events";
import { connect } from "node:net";

/** A conversation with a mail server, line by line, for what no mail program would say. */
export interface RawSmtp {
  /** Says a line and gives the whole answer. */
  readonly say: (line: string) => Promise<string>;
  /** Writes bytes as they are and waits for nothing. */
  readonly write: (bytes: string | Uint8Array) => void;
  /** Writes the same bytes so many times, no faster than they are taken. */
  readonly pour: (bytes: Uint8Array, times: number) => Promise<void>;
  /** The next whole answer; `null` when the other side hung up. */
  readonly hear: () => Promise<string | null>;
  /** Sends a message up to the dot, and gives so many answers. */
  readonly message: (raw: string, answers?: number) => Promise<readonly (string | null)[]>;
  readonly close: () => void;
}

const LAST_LINE = /^\d{3}(?: .*)?$/;

/** Connects to a port of the loopback interface and hears the greeting. */
export async function rawSmtp(port: number): Promise<RawSmtp> {
  const socket = connect(port, "127.0.0.1");
  const answers: (string | null)[] = [];
  const waiting: ((answer: string | null) => void)[] = [];
  const tell = (answer: string | null): void => {
    const next = waiting.shift();
    if (next === undefined) answers.push(answer);
    else next(answer);
  };
  let rest = "";
  let lines: string[] = [];
  socket.on("data", (bytes: Buffer) => {
    const parts = (rest + bytes.toString("utf8")).split("\r\n");
    rest = parts.pop() ?? "";
    for (const line of parts) {
      lines.push(line);
      if (!LAST_LINE.test(line)) continue;
      tell(lines.join("\n"));
      lines = [];
    }
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    tell(null);
    for (const next of waiting.splice(0)) next(null);
  });
  await once(socket, "connect");
  const hear = (): Promise<string | null> => {
    const [first] = answers;
    if (first === undefined) return new Promise((resolve) => waiting.push(resolve));
    // What ended stays ended.
    if (first !== null) answers.shift();
    return Promise.resolve(first);
  };
  const say = async (line: string): Promise<string> => {
    socket.write(`${line}\r\n`);
    return (await hear()) ?? "";
  };
  await hear();
  return {
    say,
    hear,
    write: (bytes) => void socket.write(bytes),
    pour: async (bytes, times) => {
      for (let time = 0; time < times; time += 1) if (!socket.write(bytes)) await once(socket, "drain");
    },
    message: async (raw, count = 1) => {
      const asked = await say("DATA");
      if (!asked.startsWith("354")) return [asked];
      socket.write(`${raw}\r\n.\r\n`);
      const all: (string | null)[] = [];
      for (let at = 0; at < count; at += 1) all.push(await hear());
      return all;
    },
    close: () => socket.destroy(),
  };
}
