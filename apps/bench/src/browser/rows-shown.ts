import type { Browser } from "playwright-core";
import { openPage, type ListPage } from "../rows/list-side.ts";

/** When each row of a list was to be seen, as the clock of this process says it. */
export interface RowsShown {
  /** Resolves with when so many rows first stood painted, in milliseconds of `performance.now()`. */
  readonly at: (count: number) => Promise<number>;
}

declare global {
  interface Window {
    tellRows?: (count: number) => Promise<void>;
  }
}

/** Less than the lowest row of a queue takes, in pixels: only rows on the screen are drawn. */
const ROW_HEIGHT_MAX = 100;
const PATIENCE_MS = 20_000;

/** Opens the console's queue, in which nobody waits yet, on a screen so high that all of its rows are drawn, and watches them come. */
export async function watchRows(
  browser: Browser,
  list: Pick<ListPage, "url" | "cookie">,
  rowsMax: number,
): Promise<RowsShown> {
  const { page } = await openPage(browser, list);
  await page.setViewportSize({ width: 1440, height: 900 + rowsMax * ROW_HEIGHT_MAX });
  const seen: number[] = [];
  const waiting = new Set<() => void>();
  await page.exposeFunction("tellRows", (count: number) => {
    const now = performance.now();
    for (let row = seen.length; row <= count; row += 1) seen[row] = now;
    for (const look of waiting) look();
  });
  await page.goto(list.url.href);
  await page.getByText("● Live").waitFor();
  await page.evaluate(tellOfRows);
  return {
    at: (count) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`row ${count} was never shown`)), PATIENCE_MS);
        const look = (): void => {
          const at = seen[count];
          if (at === undefined) return;
          clearTimeout(late);
          waiting.delete(look);
          resolve(at);
        };
        waiting.add(look);
        look();
      }),
  };
}

/** Runs in a page: tells after the frame in which there were more rows than ever. */
function tellOfRows(): void {
  let most = 0;
  const look = (): void => {
    const count = document.querySelectorAll("[role=row]").length;
    if (count <= most) return;
    most = count;
    requestAnimationFrame(() => setTimeout(() => void window.tellRows?.(count)));
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
}
