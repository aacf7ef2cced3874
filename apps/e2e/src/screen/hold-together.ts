import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { routed } from "./routed.ts";

/** As long as a page waits for what it shows. */
const LONGEST_MS = 15_000;

/**
 * Holds what each of these pages asks of the gateway with this mutation until all of them have asked, so that they race for it
 * however slow one of them was to press. Resolves with what to await for all to have been let through; that says what it waited for
 * in vain, and lets everybody go.
 */
export async function holdTogether(
  pages: readonly Page[],
  mutation: string,
  longestMs = LONGEST_MS,
): Promise<() => Promise<void>> {
  const together = Promise.withResolvers<void>();
  const asking = new Set<Page>();
  const held: Promise<void>[] = [];
  let isOver = false;
  const inTime = async (work: Promise<unknown>, inVain: () => string): Promise<void> => {
    const late = sleep(longestMs, "late", { ref: false });
    if ((await Promise.race([work, late])) !== "late") return;
    together.resolve();
    throw new Error(`${inVain()} in ${longestMs} ms.`);
  };
  for (const page of pages)
    await routed(page, "**/graphql", (route) => {
      const isIt = route.request().postData()?.includes(`mutation ${mutation}(`) === true;
      if (!isIt || isOver) return route.fallback();
      asking.add(page);
      if (asking.size === pages.length) together.resolve();
      const passed = together.promise.then(() => route.continue());
      held.push(passed);
      return passed;
    });
  return async () => {
    await inTime(together.promise, () => `${asking.size} of ${pages.length} pages have asked: ${mutation},`);
    // Nothing is let go by before it was let through.
    await inTime(Promise.all(held), () => `Not every ${mutation} was let through`);
    // What holds stays: a browser that holds nothing any more takes a while until it holds something again.
    isOver = true;
  };
}
