import type { Page } from "playwright-core";

/** What a clock on the wall shows where the page is, so many milliseconds from now; as if it hung here. */
export async function hereIn(page: Page, ms: number): Promise<Date> {
  const away = await page.evaluate(() => new Date().getTimezoneOffset());
  const here = new Date().getTimezoneOffset();
  return new Date(Date.now() + ms + (here - away) * 60_000);
}
