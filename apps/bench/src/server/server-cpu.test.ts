import { expect, it } from "vitest";
import { processCpuMicros, serverCpuMicros, timesIn } from "./server-cpu.ts";

it("reads parent and times from a line of the kernel's, whatever the program calls itself", () => {
  const line = "812 (post (gres) x) S 4 812 812 0 -1 4194560 9 0 0 0 12 30 5 7 20 0 1 0 99 1 2";
  expect(timesIn(line)).toEqual({ parent: "4", own: 420_000, ended: 120_000 });
});

it("says NaN, never zero, for a server that is not there", () => {
  expect(serverCpuMicros("/nowhere/at/all")).toBeNaN();
});

it("counts what a process spends, near enough to what it says of itself", () => {
  const [seen, own] = [processCpuMicros(process.pid), process.cpuUsage()];
  for (let n = 0, end = performance.now() + 50; performance.now() < end;) n += 1;
  const { user, system } = process.cpuUsage(own);
  expect(Math.abs(processCpuMicros(process.pid) - seen - (user + system))).toBeLessThan(15_000);
  expect(processCpuMicros(2 ** 30)).toBeNaN();
});
