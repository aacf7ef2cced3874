import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const FOLDER = fileURLToPath(new URL("../../screenshots/", import.meta.url));

/** Writes what is on screen to `screenshots/`, named after what it shows; a page that has gone gives none. */
export async function picture(page: Page, name: string): Promise<void> {
  if (page.isClosed()) return;
  const file = `${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(-80)}.png`;
  await page.screenshot({ path: `${FOLDER}${file}`, timeout: 5000 }).catch(() => undefined);
}
