import fc from "fast-check";
import { SMTPStream } from "smtp-server/lib/smtp-stream.js";
import { expect, it } from "vitest";
import { feedAtOnce } from "./undot.ts";

interface Fed {
  readonly message: string;
  readonly isOver: boolean;
  /** What the client said after the message. */
  readonly said: readonly string[];
  readonly counted: number;
}

/** What a parser of the library makes of the chunks, in its own way or in ours. */
async function feed(chunks: readonly Buffer[], isOurs: boolean): Promise<Fed> {
  const parser = new SMTPStream();
  if (isOurs) parser._feedDataStream = feedAtOnce;
  const said: string[] = [];
  parser.oncommand = (command, next) => {
    said.push(command.toString("latin1"));
    next?.();
  };
  const stream = parser.startDataMode();
  const pieces: Buffer[] = [];
  stream.on("data", (piece: Buffer) => pieces.push(Buffer.from(piece)));
  const over = Promise.withResolvers<void>();
  stream.once("end", () => {
    parser.continue();
    over.resolve();
  });
  for (const chunk of chunks)
    await new Promise<void>((resolve) => {
      parser.write(Buffer.from(chunk), () => resolve());
      // After its end a message's parser takes nothing until it was asked to go on.
      void over.promise.then(() => resolve());
    });
  parser.end();
  await new Promise((resolve) => setImmediate(resolve));
  return {
    message: Buffer.concat(pieces).toString("latin1"),
    isOver: stream.readableEnded,
    said,
    counted: parser.dataBytes,
  };
}

const piece = fc.constantFrom("\r\n", "\n", "\r", ".", "..", "x", "\r\n..", "\r\n.\r\n", "\n.\n", "NOOP\r\n");
const chunk = fc.array(piece, { maxLength: 8 }).map((pieces) => Buffer.from(pieces.join("")));

it("[EM102] makes of every message, however it is cut, what the library makes of it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(chunk, { maxLength: 6 }), async (chunks) => {
      expect(await feed(chunks, true)).toEqual(await feed(chunks, false));
    }),
    { numRuns: 400 },
  );
});

it("[EM102] takes doubled dots out, and ends at a dot alone and at nothing else", async () => {
  const raw = "..first\r\n..\r\n.one\n.\n\r\n...\r\n.\r\nNOOP\r\n";
  const expected = ".first\r\n.\r\n.one\n.\n\r\n..\r\n";
  for (let cut = 0; cut <= raw.length; cut += 1) {
    const chunks = [raw.slice(0, cut), raw.slice(cut)].map((part) => Buffer.from(part));
    expect(await feed(chunks, true)).toEqual({
      message: expected,
      isOver: true,
      said: ["NOOP"],
      counted: expected.length,
    });
  }
});
