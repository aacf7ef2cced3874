import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { answersMeanwhile, MEANWHILE_MS } from "./answers-meanwhile.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Asks with ten seconds' patience; each question gets the next answer after so long, or is given up. */
function asked(...answers: readonly { readonly afterMs: number; readonly isThere: boolean }[]) {
  const patience: number[] = [];
  const unwanted = new AbortController();
  const came: { value: boolean | null } = { value: null };
  void answersMeanwhile(
    (withinMs) => {
      const { afterMs, isThere } = answers[patience.length] ?? { afterMs: Infinity, isThere: false };
      patience.push(withinMs);
      return new Promise((resolve) =>
        setTimeout(resolve, Math.min(afterMs, withinMs), afterMs < withinMs && isThere),
      );
    },
    10_000,
    unwanted.signal,
  ).then((value) => (came.value = value));
  return { patience, unwanted, came };
}
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

it.each([true, false])("asks once where the answer, here %s, comes quickly", async (isThere) => {
  const { patience, came } = asked({ afterMs: 50, isThere });
  await pass(60_000);
  expect([came.value, patience]).toEqual([isThere, [10_000]]);
});

it("waits for a slow line as long as was granted, whatever the short questions meet", async () => {
  const { patience, came } = asked({ afterMs: 9_000, isThere: true }, { afterMs: 10, isThere: false });
  await pass(8_900);
  expect(came.value).toBe(null);
  await pass(200);
  expect([came.value, patience]).toEqual([true, [10_000, ...Array<number>(4).fill(MEANWHILE_MS)]]);
});

it("takes a short question's answer where the patient one was asked over a line that is dead", async () => {
  const { came } = asked({ afterMs: Infinity, isThere: false }, { afterMs: 20, isThere: true });
  await pass(MEANWHILE_MS + 50);
  expect(came.value).toBe(true);
});

it("has no answer where none came in all the time", async () => {
  const { came } = asked();
  await pass(10_100);
  expect(came.value).toBe(false);
});

it("asks no more once nobody wants to know", async () => {
  const { patience, unwanted, came } = asked();
  await pass(100);
  unwanted.abort();
  await pass(60_000);
  expect([came.value, patience]).toEqual([false, [10_000]]);
});
