import { describe, expect, it } from "vitest";
import { cursorAt, present } from "../simulation/sample.ts";
import { MAIN_QUEUE } from "../stream.ts";
import { REPLAY_LIMIT } from "../timing.ts";
import type { LogSource, StoredEvent } from "./log-source.ts";
import { createReplayReader } from "./replay-reader.ts";

const stored = (xid: number, payload: unknown = present(1, xid)): StoredEvent => ({
  xid: BigInt(xid),
  seq: 1n,
  stream: MAIN_QUEUE,
  payload,
});
const head = { epoch: "0000000000000001", xid: 2_000n, seq: 0n };

/** A log that answers when told to. */
function setting(found: Partial<Awaited<ReturnType<LogSource["since"]>>> = {}, atOnce = 2) {
  const running: (() => void)[] = [];
  let queries = 0;
  const read = createReplayReader(
    {
      async since() {
        queries += 1;
        await new Promise<void>((resolve) => running.push(resolve));
        return { head, events: [], purgedBeyond: false, ...found };
      },
    },
    atOnce,
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  async function answerAll(): Promise<void> {
    await settle();
    while (running.length > 0) {
      running.shift()?.();
      await settle();
    }
  }
  return { read, running, answerAll, settle, queries: () => queries };
}

describe("reading what was missed from the log", () => {
  it("[W5] one query serves everybody who stands at the same cursor", async () => {
    const { read, answerAll, queries } = setting({ events: [stored(11)] });
    const reads = Array.from({ length: 100 }, () => read(MAIN_QUEUE, cursorAt(10)));
    await answerAll();
    const answers = await Promise.all(reads);
    expect(queries()).toBe(1);
    expect(new Set(answers)).toHaveLength(1);
    expect(answers[0]).toEqual({ kind: "events", events: [present(1, 11)], to: cursorAt(2_000) });
  });

  it("[W5] an answer that has come is not given again later", async () => {
    const { read, answerAll, queries } = setting();
    const first = read(MAIN_QUEUE, cursorAt(10));
    await answerAll();
    await first;
    const second = read(MAIN_QUEUE, cursorAt(10));
    await answerAll();
    await second;
    expect(queries()).toBe(2);
  });

  it("asks the database for a few cursors at a time, and for all in the end", async () => {
    const { read, running, answerAll, settle, queries } = setting({}, 2);
    const reads = [1, 2, 3, 4, 5].map((xid) => read(MAIN_QUEUE, cursorAt(xid)));
    await settle();
    expect(running).toHaveLength(2);
    await answerAll();
    await Promise.all(reads);
    expect(queries()).toBe(5);
  });

  it.each([
    ["foreign_epoch", { head: { ...head, epoch: "0000000000000002" } }],
    ["too_old", { purgedBeyond: true }],
    ["too_many", { events: Array.from({ length: REPLAY_LIMIT + 1 }, (_, n) => stored(n + 11)) }],
    ["unreadable", { events: [stored(11), stored(12, { kind: "surprise" })] }],
  ] as const)("[W5] %s is a reset", async (reason, found) => {
    const { read, answerAll } = setting(found);
    const answer = read(MAIN_QUEUE, cursorAt(10));
    await answerAll();
    expect(await answer).toEqual({ kind: "reset", reason });
  });

  it("a query that fails fails for whoever asked, and frees its place", async () => {
    let broken = true;
    const read = createReplayReader(
      {
        async since() {
          if (broken) throw new Error("not reachable");
          return { head, events: [], purgedBeyond: false };
        },
      },
      1,
    );
    await expect(read(MAIN_QUEUE, cursorAt(10))).rejects.toThrow("not reachable");
    broken = false;
    expect(await read(MAIN_QUEUE, cursorAt(10))).toMatchObject({ kind: "events" });
  });
});
