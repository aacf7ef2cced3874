import { afterAll, beforeAll, expect, it } from "vitest";
import { disclosureHouse, type DisclosureHouse } from "../testing/disclosure-house.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** When it really is, and how far out both clocks are. */
let real = Date.now();
let out = 0;
let house: DisclosureHouse;
beforeAll(async () => {
  const clock = (): number => real + out;
  const startedAt = real;
  const machine = "b".repeat(32);
  house = await disclosureHouse(clock, {
    passing: { machine, upMs: () => real - startedAt, offMs: 0, databaseClock: clock },
  });
});
afterAll(async () => house.close());

it("[DB569] nothing leaves on a yes that has ended, though the clock is put back to before it did", async () => {
  const scene = await house.scene();
  // Good for ten days.
  real += 11 * DAY;
  await house.store.houseTime.look();
  out = -10 * DAY;
  await expect(scene.confirm(scene.yes())).rejects.toMatchObject({ constraint: "disclosure_part_agreed" });
  const other = await house.scene();
  expect((await other.confirm(other.yes())).done).toMatchObject({ kind: "done" });
});
