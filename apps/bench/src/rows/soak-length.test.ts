import { expect, it } from "vitest";
import { lengthSaid, queueGrows, soakBoundMs, soakLength } from "./soak-length.ts";

it("is short unless it is said to be whole, and says so beside its name", () => {
  expect(soakLength({ HOLDFAST_BENCH_SOAK: "whole" })).toEqual({ minutes: 10, walMb: 1_500, isWhole: true });
  const short = soakLength({ HOLDFAST_BENCH_SOAK: "1" });
  expect(short.isWhole).toBe(false);
  expect(lengthSaid(short, "1 min")).toBe("1 min (short; HOLDFAST_BENCH_SOAK=whole)");
});

it("keeps its queue steady unless it is said to grow", () => {
  expect(queueGrows({ HOLDFAST_BENCH_SOAK_QUEUE: "grows" })).toBe(true);
  expect(queueGrows({ HOLDFAST_BENCH_SOAK_QUEUE: "1", HOLDFAST_BENCH_SOAK: "whole" })).toBe(false);
});

it("has a bound that leaves time for what is made before it, and half as long again for itself", () => {
  expect(soakBoundMs(soakLength({}))).toBe(330_000);
  expect(soakBoundMs(soakLength({ HOLDFAST_BENCH_SOAK: "whole" }))).toBe(1_140_000);
});
