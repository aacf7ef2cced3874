import { once } from "node:events";
import { expect, it } from "vitest";
import { exact } from "./figure.ts";
import { endedWithin } from "./ended-within.ts";

const RIGHT = [exact("all told", "3 of 3", true)];

it("answers what was measured, and tells nobody that it is late", async () => {
  let signal: AbortSignal | undefined;
  const measured = await endedWithin("a soak", 1_000, async (late) => {
    signal = late;
    return RIGHT;
  });
  expect(measured).toBe(RIGHT);
  expect(signal?.aborted).toBe(false);
});

it("says of what broke off because it was late that it did not end in its time", async () => {
  const measured = await endedWithin("a soak", 5, async (late) => {
    await once(late, "abort");
    throw new Error("a delivery was answered 0");
  });
  expect(measured).toMatchObject([
    { workload: "a soak: ended in its time", ours: "not within 0 s", verdict: "BROKEN" },
  ]);
});

it("waits no longer than its grace for what cannot be broken off", async () => {
  const never = new Promise<never>(() => {});
  expect(await endedWithin("a soak", 2, async () => never, 3)).toMatchObject([
    { ours: "not within 0 s, and could not be broken off", verdict: "BROKEN" },
  ]);
});

it("fails as a measurement does that fails in its time", async () => {
  const failed = endedWithin("a soak", 1_000, async () => {
    throw new Error("nobody was closed");
  });
  await expect(failed).rejects.toThrow("nobody was closed");
});
