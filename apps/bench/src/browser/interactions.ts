import type { Page } from "playwright-core";

declare global {
  interface Window {
    interactions?: Map<number, number>;
    /** How long the longest task was that kept the page from answering. */
    longestTask?: number;
  }
}

/** Browsers tell of no interaction that was shorter. */
const SHORTEST_MS = 16;

/** Keeps how long each press of a key took until it was to be seen, from the first document on. */
export async function keepInteractions(page: Page): Promise<void> {
  await page.addInitScript((durationThreshold) => {
    const seen = (window.interactions = new Map<number, number>());
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[])
        if (entry.interactionId > 0)
          seen.set(entry.interactionId, Math.max(seen.get(entry.interactionId) ?? 0, entry.duration));
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
  await page.evaluate(() => window.interactions?.clear());
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(pauseMs);
  }
  // The browser tells of what was painted a frame later.
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen, 50))));
  const seen = await page.evaluate(() => [...(window.interactions?.values() ?? [])]);
  return [...seen, ...Array.from({ length: Math.max(0, keys.length - seen.length) }, () => SHORTEST_MS)];
}

/** The value that this share of all stays at or below. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
