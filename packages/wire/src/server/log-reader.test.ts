import { describe, expect, it } from "vitest";
import type { CursorParts } from "../cursor.ts";
import type { Batch, ResetReason } from "../protocol.ts";
import { contactId, cursorAt, present, revision } from "../simulation/sample.ts";
import { contactStream, MAIN_QUEUE, type StreamName } from "../stream.ts";
import { createLogReader } from "./log-reader.ts";
import type { StoredEvent } from "./log-source.ts";

const CONTACT = contactStream(contactId(1));
const epochOf = (n: number) => n.toString(16).padStart(16, "0");
const stored = (xid: number, stream: string, payload: unknown): StoredEvent => ({
  xid: BigInt(xid),
  seq: 1n,
  stream,
  payload,
});

/** A log whose every part can be set, and a reader on it with a page of two. */
function setting() {
  const log = { epoch: 1, head: 10, events: [] as StoredEvent[], broken: false, held: false };
  const batches: Batch[] = [];
  const resets: (readonly [StreamName | null, ResetReason])[] = [];
  const time = { now: 0 };
  const head = (): CursorParts => {
    if (log.broken) throw new Error("not reachable");
    return { epoch: epochOf(log.epoch), xid: BigInt(log.head), seq: 0n };
  };
  const reader = createLogReader({
    log: {
      head: async () => head(),
      async tail(after, most) {
        const events = log.events.filter(
          ({ xid }) => xid > after.xid || (xid === after.xid && after.seq < 1n),
        );
        const page = events.slice(0, most);
        const last = page.at(-1);
        const full = last && page.length === most;
        const { held } = log;
        return { head: full ? { ...head(), xid: last.xid, seq: last.seq } : head(), events: page, held };
      },
    },
    limits: { perStream: 100, inAll: 100 },
    announce: { batch: (batch) => batches.push(batch), reset: (...said) => resets.push(said) },
    clock: () => time.now,
    pageSize: 2,
  });
  return { log, reader, batches, resets, time };
}

describe("reading the log", () => {
  it("[W3] begins at the head: what was before is not news", async () => {
    const { log, reader, batches } = setting();
    log.events.push(stored(9, MAIN_QUEUE, present(1, 1)));
    await reader.read();
    expect(batches).toEqual([]);
    expect(reader.ring()?.position()).toBe(cursorAt(10));
  });

  it("[W3] goes on page by page until there is no more, and announces each event once", async () => {
    const { log, reader, batches } = setting();
    await reader.read();
    for (let xid = 11; xid <= 15; xid += 1) log.events.push(stored(xid, MAIN_QUEUE, present(1, xid)));
    log.head = 16;
    expect(await reader.read()).toEqual({ told: 5, held: false });
    expect(await reader.read()).toEqual({ told: 0, held: false });
    expect(batches.flatMap(({ events }) => events.map(({ version }) => version))).toEqual([
      11, 12, 13, 14, 15,
    ]);
    expect(batches.map(({ from, to }) => [from, to])).toEqual([
      [cursorAt(10), cursorAt(12, 1)],
      [cursorAt(12, 1), cursorAt(14, 1)],
      [cursorAt(14, 1), cursorAt(16)],
    ]);
  });

  it("[W52] says that something waits for what is still open, by the last page, and not of a log that is another one", async () => {
    const { log, reader } = setting();
    log.held = true;
    expect(await reader.read()).toEqual({ told: 0, held: true });
    log.epoch = 2;
    expect(await reader.read()).toEqual({ told: 0, held: false });
  });

  it("[W7] lets nothing out that the wire has no word for", async () => {
    const { log, reader, batches } = setting();
    await reader.read();
    log.events.push(
      stored(11, MAIN_QUEUE, { ...present(1, 1), row: { ...present(1, 1).row, address: "+1 202 555 0100" } }),
    );
    log.head = 12;
    await reader.read();
    expect(batches[0]?.events).toEqual([present(1, 1)]);
    expect(JSON.stringify(batches)).not.toContain("555");
  });

  it("[W5] resets a stream in which something stands that cannot be told, and no other", async () => {
    const { log, reader, batches, resets } = setting();
    await reader.read();
    log.events.push(stored(11, CONTACT, { kind: "surprise" }), stored(12, MAIN_QUEUE, present(1, 2)));
    log.head = 13;
    await reader.read();
    expect(resets).toEqual([[CONTACT, "unreadable"]]);
    expect(batches.map(({ stream }) => stream)).toEqual([MAIN_QUEUE]);
    expect(reader.ring()?.replay(CONTACT, cursorAt(10))).toBeNull();
  });

  it("passes over streams that nobody can follow", async () => {
    const { log, reader, batches, resets } = setting();
    await reader.read();
    log.events.push(stored(11, "rota:night", revision(1, 1)));
    log.head = 12;
    await reader.read();
    expect([...batches, ...resets]).toEqual([]);
    expect(reader.ring()?.position()).toBe(cursorAt(12));
  });

  it("[W5] another epoch resets everything, and the reading begins anew at its head", async () => {
    const { log, reader, batches, resets } = setting();
    await reader.read();
    Object.assign(log, { epoch: 2, head: 4, events: [stored(3, MAIN_QUEUE, present(1, 3))] });
    await reader.read();
    expect(resets).toEqual([[null, "foreign_epoch"]]);
    expect(batches).toEqual([]);
    expect(reader.ring()?.position()).toBe(cursorAt(4, 0, 2));
  });

  it("[W5] a log that ends before what was read resets everything", async () => {
    const { log, reader, resets } = setting();
    await reader.read();
    log.head = 8;
    await reader.read();
    expect(resets).toEqual([[null, "beyond_head"]]);
  });

  it("[W5] after ten minutes without a read everything is reset: what was missed may be purged", async () => {
    const { log, reader, batches, resets, time } = setting();
    await reader.read();
    time.now = 10 * 60_000;
    await reader.read();
    expect(resets).toEqual([]);
    time.now += 10 * 60_000 + 1;
    log.events.push(stored(11, MAIN_QUEUE, present(1, 1)));
    log.head = 12;
    await reader.read();
    expect(resets).toEqual([[null, "too_old"]]);
    expect(batches).toEqual([]);
  });

  it("[W3] a read that fails loses nothing: the next one tells it", async () => {
    const { log, reader, batches } = setting();
    await reader.read();
    log.events.push(stored(11, MAIN_QUEUE, present(1, 1)));
    log.head = 12;
    log.broken = true;
    await expect(reader.read()).rejects.toThrow("not reachable");
    log.broken = false;
    await reader.read();
    expect(batches).toHaveLength(1);
  });
});
