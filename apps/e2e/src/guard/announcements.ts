import type { Page } from "playwright-core";

declare global {
  interface Window {
    announcements?: string[];
  }
}

/** Keeps everything that the page says aloud, in order, from the first document on. */
export async function keepAnnouncements(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const said: string[] = (window.announcements = []);
    document.addEventListener("DOMContentLoaded", () => {
      for (const region of document.querySelectorAll("#polite, #assertive"))
        new MutationObserver(() => {
          if (region.textContent !== "") said.push(region.textContent);
        }).observe(region, { childList: true, characterData: true, subtree: true });
    });
  });
}

/** What the open document has said aloud, one entry each time. */
export async function announcements(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.announcements ?? []);
}

/** How often it was said, counting every time within what was said at once. */
export async function timesSaid(page: Page, words: string): Promise<number> {
  return (await announcements(page)).reduce((count, said) => count + said.split(words).length - 1, 0);
}
