import type { Page } from "playwright-core";

/**
 * Until a part that lies over the screen has been fetched, as each is a moment after the first drawing. Its key works before,
 * but then it comes with the focus when the gateway has answered, and not with the key.
 */
export async function overlayThere(page: Page, part: "inquiry-form"): Promise<void> {
  await page.waitForFunction(
    (name) => performance.getEntriesByType("resource").some((each) => each.name.includes(`/${name}-`)),
    part,
  );
}
