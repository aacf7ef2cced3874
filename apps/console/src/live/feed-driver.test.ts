import {
  EMPTY_FEED,
  encodeCursor,
  MAIN_QUEUE,
  type Cursor,
  type Feed,
  type Join,
  type WireEvent,
} from "@holdfast/wire";
import { describe, expect, it } from "vitest";
import { queueRow } from "../queue/row.fixture.ts";
import { driveFeed, type FeedDriver } from "./feed-driver.ts";

const cursor = (xid: number): Cursor =>
  encodeCursor({ epoch: "00000000000000aa", xid: BigInt(xid), seq: 0n });
const row = queueRow(1, { version: 2 });
const event: WireEvent = { kind: "contact", id: row.id, version: row.version, row };

/** A driver in front of a server that answers as told. Everything it does is written down in order. */
function stage(
  answers: readonly unknown[],
  asOf: string | null = cursor(1),
): {
  readonly driver: FeedDriver;
  readonly done: string[];
  readonly settle: () => Promise<void>;
  readonly last: () => Feed;
} {
  const done: string[] = [];
  const left = [...answers];
  let now = 0;
  let feed: Feed | null = null;
  const driver = driveFeed({
    clock: () => (now += 1),
    load: async () => {
      done.push("load");
      return asOf;
    },
    join: async (join: Join) => {
      done.push(`join ${join.cursor === cursor(1) ? "from snapshot" : "on"}`);
      return left.shift() ?? null;
    },
    leave: () => done.push("leave"),
    apply: (_stream, events) => done.push(`apply ${events.length}`),
    refused: (_stream, reason) => done.push(`refused ${reason}`),
    watch: (next) => (feed = next),
  });
  return {
    driver,
    done,
    settle: async () => {
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    },
    last: () => feed ?? EMPTY_FEED,
  };
}

const replay = (to: number, events: readonly WireEvent[] = []): unknown => ({
  kind: "replay",
  batch: { stream: MAIN_QUEUE, from: cursor(1), to: cursor(to), events },
});

describe("the driver of the live connection", () => {
  it("loads, joins from the snapshot, applies what was missed, and is current", async () => {
    const { driver, done, settle, last } = stage([replay(3, [event])]);
    driver.connected();
    driver.follow(MAIN_QUEUE);
    await settle();
    expect(done).toEqual(["load", "join from snapshot", "apply 1"]);
    expect(last().followers.get(MAIN_QUEUE)?.fresh).toBe(true);
  });

  it("applies a batch that follows, and asks again for one that does not", async () => {
    const { driver, done, settle } = stage([replay(3), replay(9)]);
    driver.connected();
    driver.follow(MAIN_QUEUE);
    await settle();
    driver.receive("batch", { stream: MAIN_QUEUE, from: cursor(3), to: cursor(4), events: [event] });
    driver.receive("batch", { stream: MAIN_QUEUE, from: cursor(6), to: cursor(7), events: [event] });
    await settle();
    expect(done).toEqual(["load", "join from snapshot", "apply 1", "join on"]);
  });

  it("loads anew when something arrives that cannot be read", async () => {
    const { driver, done, settle } = stage([replay(3), replay(3)]);
    driver.connected();
    driver.follow(MAIN_QUEUE);
    await settle();
    driver.receive("batch", "nonsense");
    await settle();
    expect(done).toEqual(["load", "join from snapshot", "load", "join from snapshot"]);
  });

  it("says when it is not served, and does not insist", async () => {
    const { driver, done, settle } = stage([{ kind: "refused", reason: "other_version" }]);
    driver.connected();
    driver.follow(MAIN_QUEUE);
    await settle();
    driver.tick();
    await settle();
    expect(done).toEqual(["load", "join from snapshot", "refused other_version"]);
  });

  it("does not join before a snapshot was had", async () => {
    const { driver, done, settle } = stage([], null);
    driver.connected();
    driver.follow(MAIN_QUEUE);
    await settle();
    expect(done).toEqual(["load"]);
  });

  it("leaves a stream that is no longer looked at", async () => {
    const { driver, done, settle, last } = stage([replay(3)]);
    driver.connected();
    driver.follow(MAIN_QUEUE);
    await settle();
    driver.leave(MAIN_QUEUE);
    expect(done.at(-1)).toBe("leave");
    expect(last().followers.size).toBe(0);
  });
});
