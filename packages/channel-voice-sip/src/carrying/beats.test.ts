import { expect, it } from "vitest";
import { beats } from "./beats.ts";

const LONG_MS = 20_000;
const never = (): AbortSignal => new AbortController().signal;

it("[VS22] a beat is heard by all who wait for one, and by nobody who comes later", async () => {
  const heart = beats();
  const both = Promise.all([heart.within(LONG_MS, never()), heart.within(LONG_MS, never())]);
  heart.heard();
  expect(await both).toEqual([true, true]);
  expect(await heart.within(1, never())).toBe(false);
});

it("[VS22] nobody waits for one any longer once the line is over", async () => {
  const over = new AbortController();
  const waiting = beats().within(LONG_MS, over.signal);
  over.abort();
  expect(await waiting).toBe(false);
  expect(await beats().within(LONG_MS, over.signal)).toBe(false);
});
