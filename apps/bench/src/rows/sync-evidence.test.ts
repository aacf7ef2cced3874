import { expect, it } from "vitest";
import { unfounded } from "./sync-evidence.ts";

const ORIGIN = 1_000_000;
const acknowledged = (askedAt: number, answeredAt: number) => ({ index: 1, askedAt, answeredAt });
const sync = (begun: number, ended: number) => ({ begun: ORIGIN + begun, ended: ORIGIN + ended });

it.each([
  ["a sync of its own time", [sync(12, 18)], 0],
  ["one that others share", [sync(0, 5), sync(12, 18), sync(30, 35)], 0],
  ["none at all", [], 1],
  ["one that began before it was asked, and may have missed it", [sync(5, 15)], 1],
  ["one that was not over when it was answered", [sync(15, 29)], 1],
  ["one long after", [sync(40, 45)], 1],
])("an acknowledgement and %s", (_, syncs, without) => {
  expect(unfounded([acknowledged(10, 20)], syncs, ORIGIN)).toBe(without);
});

it("judges each by itself", () => {
  const all = [acknowledged(10, 20), acknowledged(30, 40), acknowledged(50, 60)];
  expect(unfounded(all, [sync(32, 38)], ORIGIN)).toBe(2);
});
