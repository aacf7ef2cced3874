import type { Page } from "playwright-core";

declare global {
  interface Window {
    /** When each began and how long it took, by the browser's number of it. */
    interactions?: Map<number, { readonly start: number; readonly took: number }>;
    /** How long the longest task was that kept the page from answering. */
    longestTask?: number;
  }
}

/** Browsers tell of no interaction that was shorter. */
const SHORTEST_MS = 16;

/** Keeps how long each press of a key took until it was to be seen, from the first document on. */
export async function keepInteractions(page: Page): Promise<void> {
  await page.addInitScript((durationThreshold) => {
    const seen: NonNullable<Window["interactions"]> = (window.interactions = new Map());
    new PerformanceObserver((list) => {
      for (const { interactionId, startTime, duration } of list.getEntries() as PerformanceEventTiming[]) {
        if (interactionId === 0) continue;
        const { start = startTime, took = 0 } = seen.get(interactionId) ?? {};
        seen.set(interactionId, { start: Math.min(start, startTime), took: Math.max(took, duration) });
      }
    }).observe({ type: "event", durationThreshold, buffered: true } as PerformanceObserverInit);
  }, SHORTEST_MS);
}

/** Keeps how long the longest task was, from the first document on. */
export async function keepLongestTask(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.longestTask = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        window.longestTask = Math.max(window.longestTask ?? 0, duration);
    }).observe({ type: "longtask", buffered: true });
  });
}

/** Presses these keys one after another, as a hand does, and gives how long each took; short ones count as the shortest. */
export async function pressKeys(
  page: Page,
  keys: readonly string[],
  pauseMs: number,
): Promise<readonly number[]> {
  const begun = await page.evaluate(() => performance.now());
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(pauseMs);
  }
  // The browser tells of what was painted a frame later.
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen, 50))));
  // What is told late of the keys before is no press of these.
  const seen = await page.evaluate(
    (since) =>
      [...(window.interactions?.values() ?? [])]
        .filter(({ start }) => start >= since)
        .map(({ took }) => took),
    begun,
  );
  return [...seen, ...Array.from({ length: Math.max(0, keys.length - seen.length) }, () => SHORTEST_MS)];
}

/** The value that this share of all stays at or below. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
