import { describe, expect, it } from "vitest";
import { cursorAt, present } from "../simulation/sample.ts";
import { MAIN_QUEUE } from "../stream.ts";
import { REPLAY_LIMIT } from "../timing.ts";
import { answerJoin, type LogRead, type ReplaySource } from "./answer-join.ts";
import { createRing, type LoggedEvent, type Ring } from "./ring.ts";

const logged = (xid: number): LoggedEvent => ({
  stream: MAIN_QUEUE,
  at: cursorAt(xid, 1),
  event: present(1, xid),
});

function ringFrom(start: number, events: readonly number[], to: number): Ring {
  const ring = createRing(cursorAt(start), { perStream: 1_000, inAll: 1_000 });
  ring.take(events.map(logged), cursorAt(to));
  return ring;
}

function source(options: {
  readonly ring: Ring | null;
  readonly afterCatchUp?: Ring | null;
  readonly read?: () => LogRead;
}): ReplaySource & { readonly reads: string[] } {
  let { ring } = options;
  const reads: string[] = [];
  return {
    reads,
    ring: () => ring,
    async catchUp() {
      reads.push("tail");
      if (options.afterCatchUp !== undefined) ring = options.afterCatchUp;
    },
    async readLog() {
      reads.push("log");
      if (!options.read) throw new Error("nobody expected a query");
      return options.read();
    },
  };
}

const events = (answer: Awaited<ReturnType<typeof answerJoin>>) =>
  answer.kind === "replay" ? answer.batch.events.map(({ version }) => version) : answer;

describe("the answer to a join", () => {
  it("[W5] comes from memory when memory reaches back that far, without a query", async () => {
    const from = source({ ring: ringFrom(10, [11, 12], 13) });
    const answer = await answerJoin(from, MAIN_QUEUE, cursorAt(11, 1));
    expect(answer).toMatchObject({ kind: "replay", batch: { from: cursorAt(11, 1), to: cursorAt(13) } });
    expect(events(answer)).toEqual([12]);
    expect(from.reads).toEqual([]);
  });

  it("[W13] from the log, with what came while the log was read", async () => {
    const ring = ringFrom(10, [11], 12);
    const read = (): LogRead => {
      const told: LogRead = { kind: "events", events: [present(1, 5), present(1, 11)], to: cursorAt(12) };
      ring.take([logged(13)], cursorAt(14));
      return told;
    };
    const answer = await answerJoin(source({ ring, read }), MAIN_QUEUE, cursorAt(4));
    expect(events(answer)).toEqual([5, 11, 13]);
    expect(answer).toMatchObject({ batch: { from: cursorAt(4), to: cursorAt(14) } });
  });

  it("[W5] a log read further than the tail sets the end", async () => {
    const read = (): LogRead => ({ kind: "events", events: [present(1, 15)], to: cursorAt(20) });
    const answer = await answerJoin(source({ ring: ringFrom(10, [], 12), read }), MAIN_QUEUE, cursorAt(4));
    expect(answer).toMatchObject({ kind: "replay", batch: { to: cursorAt(20) } });
    expect(events(answer)).toEqual([15]);
  });

  it("[W8] a snapshot newer than the tail is no mistake: the tail catches up first", async () => {
    const from = source({ ring: ringFrom(10, [], 12), afterCatchUp: ringFrom(10, [13, 16], 18) });
    expect(events(await answerJoin(from, MAIN_QUEUE, cursorAt(15)))).toEqual([16]);
    expect(from.reads).toEqual(["tail"]);
  });

  it("[W5] beyond the head, even after looking again: reset", async () => {
    const from = source({ ring: ringFrom(10, [], 12) });
    expect(await answerJoin(from, MAIN_QUEUE, cursorAt(15))).toEqual({
      kind: "reset",
      reason: "beyond_head",
    });
    expect(from.reads).toEqual(["tail"]);
  });

  it("[W5] of a foreign epoch: reset", async () => {
    const from = source({ ring: ringFrom(10, [], 12) });
    expect(await answerJoin(from, MAIN_QUEUE, cursorAt(11, 0, 2))).toEqual({
      kind: "reset",
      reason: "foreign_epoch",
    });
  });

  it("[W5] of an epoch that the tail had not noticed yet: served", async () => {
    const renewed = createRing(cursorAt(3, 0, 2), { perStream: 10, inAll: 10 });
    const from = source({ ring: ringFrom(10, [], 12), afterCatchUp: renewed });
    expect(await answerJoin(from, MAIN_QUEUE, cursorAt(3, 0, 2))).toMatchObject({ kind: "replay" });
  });

  it.each(["too_old", "too_many", "unreadable"] as const)("[W5] %s for the log: reset", async (reason) => {
    const read = (): LogRead => ({ kind: "reset", reason });
    const from = source({ ring: ringFrom(10, [], 12), read });
    expect(await answerJoin(from, MAIN_QUEUE, cursorAt(4))).toEqual({ kind: "reset", reason });
  });

  it("[W5] more than 500 events in all: reset", async () => {
    const many = (most: number) => Array.from({ length: most }, (_, n) => 11 + n);
    const enough = source({ ring: ringFrom(10, many(REPLAY_LIMIT), 2_000) });
    expect(await answerJoin(enough, MAIN_QUEUE, cursorAt(10))).toMatchObject({ kind: "replay" });
    const tooMany = source({ ring: ringFrom(10, many(REPLAY_LIMIT + 1), 2_000) });
    expect(await answerJoin(tooMany, MAIN_QUEUE, cursorAt(10))).toEqual({
      kind: "reset",
      reason: "too_many",
    });
  });

  it("[W9] while the log cannot be read: refused for now, after one more try", async () => {
    const from = source({ ring: null });
    expect(await answerJoin(from, MAIN_QUEUE, cursorAt(10))).toEqual({
      kind: "refused",
      reason: "unavailable",
    });
    expect(from.reads).toEqual(["tail"]);
  });
});
