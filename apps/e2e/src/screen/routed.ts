import { randomUUID } from "node:crypto";
import type { Page, Route } from "playwright-core";

const TRIES_MAX = 100;

/**
 * Has what an open page asks of `url` go through `handler`, and resolves once it does. A browser that says that it holds a page's
 * requests lets some through for a moment yet, so that what is pressed right after would pass by: it is asked until one is held.
 */
export async function routed(
  page: Page,
  url: string | RegExp,
  handler: (route: Route) => Promise<void>,
): Promise<void> {
  await page.route(url, handler);
  const sign = randomUUID();
  const probe = `/healthz?${sign}`;
  await page.route(`**${probe}`, (route) => route.fulfill({ status: 200, body: sign }));
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const answer = await page.evaluate(async (asked) => (await fetch(asked)).text(), probe);
    if (answer === sign) return;
  }
  throw new Error("The browser holds none of what the page asks.");
}
