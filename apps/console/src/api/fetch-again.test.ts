import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AGAIN_AFTER_MS, fetchAgain } from "./fetch-again.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What becomes of each question in turn: words after so long, or a failure, `null`. */
type Fate = { readonly afterMs: number; readonly words: string | null };

function asked(...fates: readonly Fate[]) {
  let count = 0;
  vi.stubGlobal("fetch", async () => {
    const { afterMs, words } = fates[count] ?? { afterMs: 0, words: "asked too often" };
    count += 1;
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    if (words === null) throw new TypeError(`${count} failed`);
    return new Response(words);
  });
  const came = fetchAgain("/graphql").then(
    (response) => response.text(),
    () => "failed",
  );
  return { came, count: () => count };
}

it.each<[string, readonly Fate[], string, number]>([
  ["asks once where an answer comes soon", [{ afterMs: 100, words: "one" }], "one", 1],
  ["asks once where the line says no soon", [{ afterMs: 100, words: null }], "failed", 1],
  [
    "takes the second answer where the first question was asked over a dead connection",
    [
      { afterMs: 15_000, words: null },
      { afterMs: 50, words: "two" },
    ],
    "two",
    2,
  ],
  [
    "takes the first answer where it comes late, and before the second",
    [
      { afterMs: 5_000, words: "one" },
      { afterMs: 5_000, words: "two" },
    ],
    "one",
    2,
  ],
  [
    "fails where both fail",
    [
      { afterMs: 15_000, words: null },
      { afterMs: 15_000, words: null },
    ],
    "failed",
    2,
  ],
])("%s", async (_, fates, expected, times) => {
  const { came, count } = asked(...fates);
  await vi.advanceTimersByTimeAsync(AGAIN_AFTER_MS + 15_000);
  expect([await came, count()]).toEqual([expected, times]);
});
