import { expect, it } from "vitest";
import type { Minute } from "./soak-minutes.ts";
import { measureSteady } from "./soak.ts";

const SCALE = { consoles: 3, people: 2, perSecond: 20, history: 50, slices: 10, sliceMs: 150, what: "few" };

it("sets the end of a steady house's work beside its beginning, and has everybody told all of it", async () => {
  const [wait, memory, told, waiting] = await measureSteady(
    { ...SCALE, waiting: 4, isWhole: true },
    new AbortController().signal,
    () => {},
  );
  expect(wait?.detail["rounds"]).toHaveLength(1);
  expect(wait?.ratio).toBeGreaterThan(0);
  const [minute] = (wait?.detail["minutes"] ?? []) as readonly Minute[];
  for (const value of [minute?.p99, minute?.memory, minute?.heap]) expect(value).toBeGreaterThan(0);
  expect(memory?.ours).toMatch(/%\/min$/);
  expect(told).toMatchObject({ ours: "10 of 10 stretches", verdict: "exact" });
  expect(waiting).toMatchObject({ ours: "4 to 4", verdict: "exact" });
});
