import type pg from "pg";
import { from } from "pg-copy-streams";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Frame } from "./sealed-frames.ts";

/** Each table's name with its rows, which must be read before the next one is asked for. */
export async function* tablesIn(
  frames: AsyncGenerator<Frame>,
): AsyncGenerator<readonly [name: string, rows: AsyncIterable<Buffer>]> {
  let frame = await frames.next();
  const rows = async function* (): AsyncGenerator<Buffer> {
    for (
      frame = await frames.next();
      frame.done !== true && frame.value.kind === "rows";
      frame = await frames.next()
    )
      yield frame.value.bytes;
  };
  while (frame.done !== true && frame.value.kind === "table") yield [String(frame.value.bytes), rows()];
  if (frame.done === true || frame.value.kind !== "end")
    throw new Error("after its tables a backup has its end");
  // Only asking for more finds out whether something follows.
  await frames.next();
}

/** Copies rows, in the database's own form, into a table. */
export async function copyInto(
  client: pg.ClientBase,
  into: string,
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  await pipeline(
    Readable.from(rows, { objectMode: false }),
    client.query(from(`copy ${into} from stdin (format binary)`)),
  );
}
