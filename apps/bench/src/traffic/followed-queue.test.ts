import { MAIN_QUEUE } from "@holdfast/wire";
import { expect, it } from "vitest";
import { followQueue, type ToldBatch } from "./followed-queue.ts";

const batch = (from: string, to: string, ...events: readonly (readonly [string, number])[]): ToldBatch => ({
  stream: MAIN_QUEUE,
  from,
  to,
  events: events.map(([id, version]) => ({ kind: "contact", id, version })),
});

function followed() {
  const queue = followQueue();
  queue.load("2", [{ id: "a", version: 1 }]);
  return queue;
}

it("takes what follows, leaves what it knows, and finds what is missing", () => {
  const queue = followed();
  expect(queue.take(batch("2", "3", ["b", 1]))).toBe("taken");
  expect(queue.take(batch("2", "3", ["b", 1]))).toBe("known");
  expect(queue.take(batch("4", "5", ["c", 1]))).toBe("gap");
  expect([queue.cursor(), Object.fromEntries(queue.versions), queue.twice()]).toEqual([
    "3",
    { a: 1, b: 1 },
    0,
  ]);
});

it("counts what is told twice where it stands, and not what overlaps", () => {
  const queue = followed();
  queue.take(batch("1", "3", ["a", 1], ["b", 1]));
  expect(queue.twice()).toBe(0);
  queue.take(batch("3", "4", ["b", 1]));
  expect(queue.twice()).toBe(1);
});

it("keeps the newer of two versions, and is behind a head that is further on", () => {
  const queue = followed();
  queue.take(batch("2", "3", ["a", 2]));
  expect(queue.versions.get("a")).toBe(2);
  const head = (cursor: string) => ({ heads: [{ stream: MAIN_QUEUE, cursor }] });
  expect([queue.isBehind(head("3")), queue.isBehind(head("4"))]).toEqual([false, true]);
});
