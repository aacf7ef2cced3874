import { expect, it } from "vitest";
import { inventedArrival } from "./invented-arrival.ts";

it("makes arrivals that are not each other's duplicates", () => {
  const keys = Array.from({ length: 50 }, () => inventedArrival());
  expect(new Set(keys.map(({ dedupeKey }) => dedupeKey)).size).toBe(50);
  expect(new Set(keys.map(({ threadKey }) => threadKey)).size).toBe(50);
});

it("makes the same delivery again when it is told to", () => {
  const first = inventedArrival({ dedupeKey: "a", threadKey: "b" });
  expect(inventedArrival({ dedupeKey: "a", threadKey: "b" })).toEqual(first);
});
