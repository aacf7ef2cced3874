import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { childrenCpu, costOf, ownCpu } from "./cost.ts";

it("shares the time of both ends among the operations", async () => {
  let server = 1_000;
  let client = 500;
  const cost = await costOf(
    () => server,
    () => client,
    async () => {
      server += 4_000;
      client += 2_000;
      return { operations: 20, perSecond: 7 };
    },
  );
  expect(cost).toEqual({ perSecond: 7, clientMicros: 100, serverMicros: 200 });
});

it("sees this process work", () => {
  const before = ownCpu();
  for (const end = performance.now() + 20; performance.now() < end;) Math.sqrt(2);
  expect(ownCpu()).toBeGreaterThan(before);
});

it.runIf(process.platform === "linux")("sees the work of a program that has ended", () => {
  const before = childrenCpu();
  execFileSync(process.execPath, ["-e", "for (const end = Date.now() + 150; Date.now() < end;);"]);
  expect(childrenCpu()).toBeGreaterThan(before);
});
