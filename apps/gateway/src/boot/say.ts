import type { Writable } from "node:stream";

/** Tells whoever started the program what it is doing, one line each. */
export type Say = (words: string) => void;

/** Says to a stream. A terminal that was closed meanwhile is no reason to stop halfway. */
export function createSay(stream: Writable): Say {
  stream.on("error", () => {});
  return (words) => void stream.write(`${words}\n`);
}
