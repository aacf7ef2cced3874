import { expect, it } from "vitest";
import { untilStill } from "./text-lab.ts";

it("waits for what the carrier has still to bring, though nothing is stored, and for what is stored though it has brought all", async () => {
  let [reports, stored, looks] = [true, 0, 0];
  let isStill = false;
  const carrier = { isIdle: () => ((looks += 1), !reports) };
  const still = untilStill({ carrier, kannel: { stored: () => stored } }).then(() => (isStill = true));
  const looked = async (times: number): Promise<void> => expect.poll(() => looks).toBeGreaterThan(times);
  await looked(30);
  expect(isStill).toBe(false);
  [reports, stored] = [false, 1];
  await looked(60);
  expect(isStill).toBe(false);
  stored = 0;
  await still;
});
