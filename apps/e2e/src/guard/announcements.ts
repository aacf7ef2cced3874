import type { Page } from "playwright-core";

/** One thing that was said aloud, and how urgently. */
interface Said {
  readonly region: string;
  readonly words: string;
}

declare global {
  interface Window {
    announcements?: Said[];
  }
}

/** Keeps everything that the page says aloud, in order, from the first document on. */
export async function keepAnnouncements(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const said: Said[] = (window.announcements = []);
    document.addEventListener("DOMContentLoaded", () => {
      for (const region of document.querySelectorAll("#polite, #assertive"))
        new MutationObserver(() => {
          if (region.textContent !== "") said.push({ region: region.id, words: region.textContent });
        }).observe(region, { childList: true, characterData: true, subtree: true });
    });
  });
}

/** What the open document has said aloud, one entry each time: in one of its regions, or in both. */
export async function announcements(page: Page, wanted?: "polite" | "assertive"): Promise<readonly string[]> {
  const said = await page.evaluate(() => window.announcements ?? []);
  return said.filter(({ region }) => wanted === undefined || region === wanted).map(({ words }) => words);
}

/** How often it was said, counting every time within what was said at once. */
export async function timesSaid(page: Page, words: string, wanted?: "polite" | "assertive"): Promise<number> {
  const all = await announcements(page, wanted);
  return all.reduce((count, said) => count + said.split(words).length - 1, 0);
}
