import { afterEach, beforeEach, expect, it } from "vitest";
import { sampleArrival, testStore, type TestStore } from "../testing/index.ts";

let store: TestStore;
beforeEach(async () => {
  store = await testStore();
});
afterEach(() => store.close());

it("[DB675] counts what waits by lane and medium, with the longest wait, and nothing of anybody", async () => {
  expect(await store.figures.waiting()).toEqual([]);
  await store.intake.arrive(sampleArrival({ dedupeKey: "one", threadKey: "one", medium: "form" }));
  await store.intake.arrive(sampleArrival({ dedupeKey: "two", threadKey: "two", medium: "form" }));
  await store.intake.arrive(sampleArrival({ dedupeKey: "three", threadKey: "three", medium: "text" }));
  const figures = await store.figures.waiting();
  expect(figures.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect(new Map(figures.map(({ medium, count }) => [medium, count]))).toEqual(
    new Map([
      ["form", 2],
      ["text", 1],
    ]),
  );
  for (const figure of figures) {
    expect(Object.keys(figure)).toEqual(["lane", "medium", "count", "longestMs"]);
    expect(figure.longestMs).toBeGreaterThanOrEqual(0);
    expect(figure.longestMs).toBeLessThan(60_000);
  }
});

it("[DB675] says how the store's connections stand", async () => {
  await store.figures.waiting();
  const { open, idle, waiting } = store.figures.pool();
  expect(open).toBeGreaterThan(0);
  expect(idle).toBeLessThanOrEqual(open);
  expect(waiting).toBe(0);
});
