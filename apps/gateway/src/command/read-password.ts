import { createInterface } from "node:readline/promises";
import type { ReadStream } from "node:tty";
import { Writable } from "node:stream";

/** Nobody looking over a shoulder, and no scrollback, sees what is typed into this. */
const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/** Asks for a password: at a terminal without showing it, otherwise from the first line of the pipe. */
export async function readPassword(
  input: Pick<ReadStream, "isTTY"> & NodeJS.ReadableStream,
  say: (words: string) => void,
): Promise<string> {
  if (input.isTTY) say("Password (at least 12 characters; it is not shown):");
  const lines = createInterface({ input, output: nowhere(), terminal: input.isTTY });
  try {
    for await (const line of lines) return line;
    return "";
  } finally {
    lines.close();
  }
}
