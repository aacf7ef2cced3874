import type { Page } from "playwright-core";
import { pressButton } from "./keyboard.ts";

/**
 * Finds an outcome by these words in the dialog that closes a contact, and closes it; the keyboard alone. The outcomes are
 * fetched when the dialog opens, and before they are there words would be typed into nothing.
 */
export async function closeAs(page: Page, words: string): Promise<void> {
  await page.getByLabel("Find an outcome").and(page.locator(":focus")).waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await pressButton(page, "Close contact");
}
