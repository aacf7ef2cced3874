import { expect, it } from "vitest";
import { openHearing } from "./hearing.ts";

it("says how long each console waited for each contact, and counts every frame", () => {
  const hearing = openHearing(2);
  hearing.frame(0, 10, () => ["a", "b"]);
  hearing.frame(1, 14, () => []);
  // Told once more, it is no news.
  hearing.frame(0, 20, () => ["a", "c"]);
  expect([hearing.fresh(), hearing.contacts(), hearing.alike()]).toEqual([3, 3, false]);
  hearing.frame(1, 21, () => []);
  expect(hearing.lap([1, 2, 3])).toEqual({
    contacts: 3,
    deliveries: 4,
    alike: true,
    waits: [8, 9, 12, 13, 17, 18],
  });
  expect([hearing.fresh(), hearing.contacts()]).toEqual([0, 3]);
  hearing.frame(0, 30, () => ["d"]);
  hearing.frame(1, 31, () => []);
  expect(hearing.lap([25]).waits).toEqual([5, 6]);
});

it("does not call those alike of whom one was told less", () => {
  const hearing = openHearing(2);
  hearing.frame(0, 1, () => ["a"]);
  const { alike, waits } = hearing.lap([0]);
  expect(alike).toBe(false);
  expect(waits).toContain(1);
});
