import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fetchWithoutLine } from "./fetch-without-line.ts";

let isThere = true;
const answers = vi.fn<(withinMs: number, unwanted: AbortSignal) => Promise<boolean>>(async () => isThere);
const look = vi.fn<() => Promise<void>>();
const pass = async (seconds: number): Promise<readonly number[]> => {
  await vi.advanceTimersByTimeAsync(seconds * 1_000);
  return [answers.mock.calls.length, look.mock.calls.length];
};
beforeEach(() => {
  vi.useFakeTimers();
  isThere = true;
  look.mockReset().mockResolvedValue(undefined);
});
afterEach(() => {
  vi.useRealTimers();
  answers.mockClear();
});

it("fetches twice a minute, the first time within half of one, at another moment than its neighbours", async () => {
  const stop = fetchWithoutLine({ answers, look, random: () => 0.5 });
  expect(await pass(14.9)).toEqual([0, 0]);
  expect(await pass(0.2)).toEqual([1, 1]);
  expect(await pass(29.8)).toEqual([1, 1]);
  expect(await pass(60.2)).toEqual([4, 4]);
  stop();
  expect(await pass(600)).toEqual([4, 4]);
});

it("fetches nothing while the gateway does not answer a plain question, and goes on asking that", async () => {
  isThere = false;
  const stop = fetchWithoutLine({ answers, look, random: () => 0 });
  expect(await pass(31)).toEqual([2, 0]);
  isThere = true;
  expect(await pass(30)).toEqual([3, 1]);
  stop();
});

it("fetches one at a time, and no more once a line is there, which its question is told", async () => {
  const fetched = Promise.withResolvers<void>();
  look.mockReturnValue(fetched.promise);
  const stop = fetchWithoutLine({ answers, look, random: () => 0 });
  expect(await pass(300)).toEqual([1, 1]);
  stop();
  fetched.resolve();
  expect(await pass(300)).toEqual([1, 1]);
  expect(answers.mock.calls[0]?.[1].aborted).toBe(true);
});

it("goes on after a fetch that broke, which is told of", async () => {
  const broke = vi.fn<(error: unknown) => void>();
  process.once("unhandledRejection", broke);
  look.mockRejectedValueOnce(new Error("it broke"));
  const stop = fetchWithoutLine({ answers, look, random: () => 0 });
  expect(await pass(1)).toEqual([1, 1]);
  expect(await pass(30)).toEqual([2, 2]);
  expect(broke.mock.calls[0]?.[0]).toEqual(new Error("it broke"));
  stop();
});
